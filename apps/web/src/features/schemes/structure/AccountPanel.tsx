import type { AccountDetail, AccountRef, SchemeRevealField } from '@qingyuan/contract/scheme-accounts';
import { revealAccount } from '@qingyuan/contract/scheme-accounts';
import { countText } from '@qingyuan/ui/numbers';
import { Masked } from '@qingyuan/ui/Masked.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions } from 'antd';
import { useState, type ReactNode } from 'react';
import { call } from '../../../api/client.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { Loaded } from '../../../lists/Loaded.tsx';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { DecisionDialog } from '../persons/DecisionDialog.tsx';
import { DecisionText } from '../persons/DecisionText.tsx';
import { Reasons } from '../persons/Reasons.tsx';
import { LineFigures } from '../insight/LineFigures.tsx';
import { accountQuery } from '../queries/account.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly schemeId: string;
  readonly index: number;
  readonly onOpen: (index: number) => void;
}

const PURPOSES = ['verify', 'contact', 'document', 'exchange'] as const;
const FIELDS = ['idNumber', 'phone', 'bankCard'] as const satisfies readonly SchemeRevealField[];

/** A member: path to the top, figures, personal fields one at a time, and who stands behind the account. */
export function AccountPanel(props: Props) {
  return (
    <Loaded result={useQuery(accountQuery(props.schemeId, props.index))}>
      {({ data, can }) => <Member {...props} account={data} can={can} />}
    </Loaded>
  );
}

interface MemberProps extends Props {
  readonly account: AccountDetail;
  readonly can: readonly string[];
}

function Member({ account, can, schemeId, onOpen }: MemberProps) {
  const say = schemeWords.use();
  const [deciding, setDeciding] = useState(false);
  const { person, path } = account;
  const figure = (value: number | null) => (value === null ? say('tree.unknown') : countText(value));
  const yuan = (fen: string) => say('over.yuan', { amount: yuanText(fen) });
  const items: readonly (readonly [string, ReactNode])[] = [
    [say('account.status'), say(`status.${account.status}`)],
    [
      say('account.recommender'),
      <span key="id" className="long-word">
        {account.recommenderId || '—'}
      </span>,
    ],
    ...(['level', 'direct', 'downline', 'people', 'levels'] as const).map(
      (name) => [say(`tree.${name}`), figure(account[name])] as const,
    ),
    [say('tree.money'), account.moneyLineFen === null ? '—' : yuanText(account.moneyLineFen)],
    [say('account.paidIn'), yuan(account.paidInFen)],
    [say('account.paidOut'), yuan(account.paidOutFen)],
    ...FIELDS.map(
      (field) =>
        [
          say(`account.${field}`),
          <Personal key={field} schemeId={schemeId} account={account} field={field} reveal={can.includes('reveal')} />,
        ] as const,
    ),
  ];
  return (
    <>
      <section className="page-card">
        <h2 className="long-word">{[account.memberId, account.name].filter(Boolean).join(' ')}</h2>
        <nav aria-label={say('account.path')}>
          <ol className="path-chain">
            {path.top.map((one) => (
              <Step key={one.index} account={one} onOpen={onOpen} />
            ))}
            {path.omitted > 0 && (
              <li className="quiet">{say('account.omitted', { count: countText(path.omitted) })}</li>
            )}
            {path.near.map((one) => (
              <Step key={one.index} account={one} onOpen={onOpen} />
            ))}
          </ol>
        </nav>
        <Descriptions
          size="small"
          column={1}
          items={items.map(([label, children]) => ({ key: label, label, children }))}
        />
        <Button onClick={() => onOpen(account.index)}>{say('account.fromHere')}</Button>
      </section>
      <section className="page-card">
        <LineFigures schemeId={schemeId} index={account.index} />
      </section>
      <section className="page-card">
        <h2>{say('account.person')}</h2>
        <p>
          {say('account.accounts', { count: countText(person.accountCount) })}
          {person.accountCount > person.accounts.length &&
            say('account.accountsMore', { shown: person.accounts.length })}
        </p>
        <ul className="path-chain">
          {person.accounts.map((one) => (
            <Step key={one.index} account={one} onOpen={onOpen} />
          ))}
        </ul>
        {person.reasons.length === 0 ? (
          <p className="quiet">{say('account.noReasons')}</p>
        ) : (
          <Reasons reasons={person.reasons} />
        )}
        <p className="ui-label">{say('person.decision')}</p>
        <DecisionText decision={person.decision} />
        {can.includes('mark-role') && (
          <Button className="panel-button" onClick={() => setDeciding(true)}>
            {say(person.decision === null ? 'person.decide' : 'person.redecide')}
          </Button>
        )}
      </section>
      {deciding && (
        <DecisionDialog
          schemeId={schemeId}
          account={account}
          accounts={person.accounts}
          onClose={() => setDeciding(false)}
        />
      )}
    </>
  );
}

function Step({
  account: { index, memberId, name },
  onOpen,
}: {
  readonly account: AccountRef;
  readonly onOpen: (index: number) => void;
}) {
  return (
    <li>
      <button type="button" className="figure" onClick={() => onOpen(index)}>
        {[memberId, name].filter(Boolean).join(' ')}
      </button>
    </li>
  );
}

interface PersonalProps {
  readonly schemeId: string;
  readonly account: AccountDetail;
  readonly field: SchemeRevealField;
  readonly reveal: boolean;
}

/** One personal field; the look and its purpose are recorded. */
function Personal({ schemeId, account, field, reveal }: PersonalProps) {
  const say = schemeWords.use();
  const masked = account[field];
  if (masked === null) return <span className="quiet">—</span>;
  return (
    <Masked
      label={say(`account.${field}`)}
      masked={masked}
      purposes={
        reveal
          ? PURPOSES.map((purpose) => ({ value: say(`purpose.${purpose}`), label: say(`purpose.${purpose}`) }))
          : []
      }
      onReveal={async (purpose) =>
        (await call(revealAccount, { params: { id: schemeId, index: account.index }, body: { field, purpose } })).value
      }
      errorText={failureLine}
    />
  );
}

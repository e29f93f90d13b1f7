import { lookUpHeads, type SchemePart, withdrawLink } from '@qingyuan/contract/scheme-thresholds';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useRecording } from '../../../api/use-recording.ts';
import { basisText } from '../../../domain/basis.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { AppLink } from '../../../shell/AppLink.tsx';
import { lineHref } from '../member.ts';
import { type Opened, nameOf } from './candidate.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { Met, Values } from './TestTable.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import { personsWords } from './words.ts';

type Merged = z.output<typeof lookUpHeads.response>;

/** The person's lines in other schemes, looked for on request since each look leaves a trace. */
export function SeveralPart({ opened }: { readonly opened: Opened }) {
  const say = personsWords.use();
  const [dialog, setDialog] = useState<'look' | 'link'>();
  const [withdrawing, setWithdrawing] = useState<SchemePart>();
  const look = useCommand(lookUpHeads);
  const { schemeId, person, decides } = opened;
  const lookWith = (purpose: string) =>
    look.mutate(
      { params: { id: schemeId, index: person.account.index }, body: { purpose } },
      { onSuccess: () => setDialog(undefined) },
    );
  return (
    <section aria-label={say('several.title')}>
      <header className="part-head">
        <h3>{say('several.title')}</h3>
        <span className="inline">
          {decides && <Button onClick={() => setDialog('link')}>{say('several.record')}</Button>}
          <Button onClick={() => setDialog('look')}>
            {say(look.data === undefined ? 'several.look' : 'several.again')}
          </Button>
        </span>
      </header>
      <p className="quiet small">{say('several.hint')}</p>
      {look.data !== undefined && <MergedTable merged={look.data} decides={decides} onWithdraw={setWithdrawing} />}
      {dialog === 'look' && (
        <ReasonDialog
          open
          title={say('several.dialog', { name: nameOf(person) })}
          consequence={say('several.consequence')}
          reasonLabel={say('several.purpose')}
          busy={look.isPending}
          error={look.error === null ? undefined : failureLine(look.error)}
          onConfirm={lookWith}
          onCancel={() => setDialog(undefined)}
        />
      )}
      {dialog === 'link' && <LinkDialog opened={opened} onLinked={look.reset} onClose={() => setDialog(undefined)} />}
      {withdrawing !== undefined && (
        <Withdraw
          schemeId={schemeId}
          part={withdrawing}
          onClose={() => {
            look.reset();
            setWithdrawing(undefined);
          }}
        />
      )}
    </section>
  );
}

interface MergedProps {
  readonly merged: Merged;
  readonly decides: boolean;
  readonly onWithdraw: (part: SchemePart) => void;
}

function MergedTable({ merged, decides, onWithdraw }: MergedProps) {
  const say = personsWords.use();
  const language = textLanguage();
  const { parts, mergeable, people, levels, moneyFen, omitted, citation, text } = merged;
  return (
    <>
      <div className="table-scroll">
        <table className="plain-table" aria-label={say('several.title')}>
          <thead>
            <tr>
              {(['scheme', 'account', 'people', 'levels', 'money', 'by'] as const).map((name) => (
                <th key={name} scope="col">
                  {say(`several.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <PartRow key={part.schemeId} part={part} {...(decides ? { onWithdraw } : {})} />
            ))}
            <tr>
              <th scope="row" colSpan={2}>
                {say(mergeable ? 'several.sum' : 'several.single')}
              </th>
              <td className="num">{countText(people)}</td>
              <td className="num">{countText(levels)}</td>
              <td className="num" colSpan={2}>
                {yuanText(moneyFen)}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="small">{text[language]}</p>
      {omitted > 0 && <p className="small">{say('several.omitted', { count: countText(omitted) })}</p>}
      <MergedTests merged={merged} />
      <p className="quiet small">{basisText(citation, language)}</p>
    </>
  );
}

function PartRow({
  part,
  onWithdraw,
}: {
  readonly part: SchemePart;
  readonly onWithdraw?: (part: SchemePart) => void;
}) {
  const say = personsWords.use();
  const { schemeId, schemeName, account, people, levels, moneyFen, by, reason, linkId } = part;
  return (
    <tr>
      <th scope="row">
        <AppLink href={`/schemes/${schemeId}`}>{schemeName}</AppLink>
      </th>
      <td>
        <AppLink href={lineHref(schemeId, account.index)}>{account.memberId}</AppLink>
      </td>
      <td className="num">{countText(people)}</td>
      <td className="num">{countText(levels)}</td>
      <td className="num">{yuanText(moneyFen)}</td>
      <td>
        {reason === null ? say(`several.${by}`) : say('several.linkBy', { reason })}
        {linkId !== null && onWithdraw !== undefined && (
          <Button
            type="link"
            size="small"
            aria-label={`${say('several.withdraw')} ${schemeName}`}
            onClick={() => onWithdraw(part)}
          >
            {say('several.withdraw')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The tests on what the schemes come to together. */
function MergedTests({ merged: { results, tests } }: { readonly merged: Merged }) {
  const say = personsWords.use();
  const language = textLanguage();
  return (
    <div className="table-scroll">
      <table className="plain-table test-table" aria-label={say('several.sum')}>
        <tbody>
          {tests.map((test) => {
            const result = results.find((one) => one.test === test.key);
            const cell = result?.cells.find(({ basis }) => basis === test.basis);
            return (
              <tr key={test.key}>
                <th scope="row">{test.title[language]}</th>
                <td>
                  <Values cell={cell} />
                </td>
                <td>
                  <Met cell={cell} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface WithdrawProps {
  readonly schemeId: string;
  readonly part: SchemePart;
  readonly onClose: () => void;
}

function Withdraw({ schemeId, part, onClose }: WithdrawProps) {
  const say = personsWords.use();
  const { send, busy, error } = useRecording(withdrawLink, { done: say('several.withdrawn'), onClose });
  return (
    <WithdrawDialog
      title={say('several.withdrawTitle')}
      consequence={say('several.withdrawConsequence')}
      busy={busy}
      error={error}
      onConfirm={(reason) => send({ params: { id: schemeId, linkId: part.linkId ?? '' }, body: { reason } })}
      onClose={onClose}
    >
      {`${part.schemeName} ${part.account.memberId}`}
    </WithdrawDialog>
  );
}

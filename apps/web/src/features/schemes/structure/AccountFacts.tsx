import { type AccountDetail, revealAccount, type SchemeRevealField } from '@qingyuan/contract/scheme-accounts';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { Masked } from '@qingyuan/ui/Masked.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { call } from '../../../api/client.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { type Fact, Facts } from '../../../lists/Facts.tsx';
import { explorerWords } from '../explorer/words.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly schemeId: string;
  readonly account: AccountDetail;
  readonly reveal: boolean;
}

const PURPOSES = ['verify', 'contact', 'document', 'exchange'] as const;
const FIELDS = ['idNumber', 'phone', 'bankCard'] as const satisfies readonly SchemeRevealField[];

/** What the table says of an account, and where it stands. */
export function AccountFacts({ schemeId, account, reveal }: Props) {
  const say = schemeWords.use();
  const explorer = explorerWords.use();
  const figure = (value: number | null) => (value === null ? say('tree.unknown') : countText(value));
  const yuan = (fen: string) => say('over.yuan', { amount: yuanText(fen) });
  const text = (value: string | null) => (
    <span className="long-word">{value === null || value === '' ? '—' : value}</span>
  );
  const items: readonly (Fact | false)[] = [
    [say('account.status'), say(`status.${account.status}`)],
    [say('account.recommender'), text(account.recommenderId)],
    account.addresses.placement !== null && [explorer('figures.placement'), text(account.placementId)],
    ...(['level', 'direct', 'downline'] as const).map((name): Fact => [say(`tree.${name}`), figure(account[name])]),
    [say('tree.money'), account.moneyLineFen === null ? '—' : yuanText(account.moneyLineFen)],
    [say('account.paidIn'), yuan(account.paidInFen)],
    [say('account.paidOut'), yuan(account.paidOutFen)],
    [explorer('figures.joined'), text(account.joinedAt)],
    [explorer('figures.lastActive'), text(account.lastActiveAt)],
    [explorer('figures.area'), text(account.area)],
    [explorer('figures.grade'), text(account.levelName)],
    ...FIELDS.map((field): Fact => [
      say(`account.${field}`),
      <Personal key={field} schemeId={schemeId} account={account} field={field} reveal={reveal} />,
    ]),
  ];
  return <Facts items={items} />;
}

interface PersonalProps extends Props {
  readonly field: SchemeRevealField;
}

/** One personal field; the look and its purpose are recorded. */
function Personal({ schemeId, account, field, reveal }: PersonalProps) {
  const say = schemeWords.use();
  const masked = account[field];
  const { recommender } = account.addresses;
  if (masked === null) return <span className="quiet">—</span>;
  if (!reveal || recommender === null) return masked;
  const params = { id: schemeId, index: recommender };
  return (
    <Masked
      label={say(`account.${field}`)}
      masked={masked}
      purposes={PURPOSES.map((purpose) => ({ value: say(`purpose.${purpose}`), label: say(`purpose.${purpose}`) }))}
      onReveal={async (purpose) => (await call(revealAccount, { params, body: { field, purpose } })).value}
      errorText={failureLine}
    />
  );
}

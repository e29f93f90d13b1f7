import { z } from 'zod';
import { PageQuery, PlainDateText, RecordId, page } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Certainty, Citation, Localized } from './law.ts';
import { Account, AccountRef } from './scheme-accounts.ts';
import { Fen } from './schemes.ts';

const Count = z.number().int().min(0);
const SchemeAt = z.object({ id: RecordId });
const Day = PlainDateText;
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u);

/** `id@version` of a rule of the law data, with what a reader has to know of it. */
export const InsightRule = z.object({
  rule: z.string(),
  title: Localized,
  citation: Citation,
  certainty: Certainty,
});
export type InsightRule = z.infer<typeof InsightRule>;

/** Accounts that joined on a day or in a month, and all up to then. */
export const GrowthStep = z.object({ at: z.string(), accounts: Count, cumulative: Count });
export type GrowthStep = z.infer<typeof GrowthStep>;

export const SchemeGrowth = z.object({
  months: z.array(GrowthStep),
  days: z.array(GrowthStep),
  /** Accounts without a day, and with a text that is none. */
  empty: Count,
  unreadable: Count,
  firstJoined: Day.nullable(),
  lastJoined: Day.nullable(),
  firstActive: Day.nullable(),
  lastActive: Day.nullable(),
  activeUnreadable: Count,
});
export type SchemeGrowth = z.infer<typeof SchemeGrowth>;

export const SchemeArea = z.object({
  /** Number of the area within this analysis; 0 is unknown. */
  key: Count,
  province: z.string().nullable(),
  /** Name, or the first four digits of id numbers. */
  city: z.string().nullable(),
  from: z.enum(['text', 'id_number']).nullable(),
  accounts: Count,
  paidInFen: Fen,
});
export type SchemeArea = z.infer<typeof SchemeArea>;

export const PayKindCode = z.enum([
  'pay_direct',
  'pay_indirect',
  'pay_team',
  'pay_node',
  'pay_match',
  'pay_sales',
  'pay_other',
]);
export type PayKindCode = z.infer<typeof PayKindCode>;
export const PayClass = z.enum(['recruiting', 'sales', 'other']);
export type PayClass = z.infer<typeof PayClass>;

/** Pay for recruiting against pay by sales; shown, nothing is concluded from it. */
export const PayShares = z.object({
  recruitingFen: Fen,
  salesFen: Fen,
  otherFen: Fen,
  /** Share of recruiting in both together, 0 to 1; null when there is neither, or an amount is negative. */
  recruitingShare: z.number().min(0).max(1).nullable(),
  /** Pay for recruiting per account that somebody recommended. */
  perHeadFen: Fen.nullable(),
});
export type PayShares = z.infer<typeof PayShares>;

export const SchemePay = z.object({
  kinds: z.array(
    z.object({ kind: PayKindCode, class: PayClass, name: Localized, reason: Localized, sumFen: Fen, receivers: Count }),
  ),
  recruited: Count,
  shares: PayShares,
});
export type SchemePay = z.infer<typeof SchemePay>;

export const TopLine = z.object({ account: AccountRef, accounts: Count, people: Count, moneyFen: Fen });
export type TopLine = z.infer<typeof TopLine>;

export const SharedKey = z.enum(['id_number', 'phone', 'bank_card', 'device', 'ip']);
export type SharedKey = z.infer<typeof SharedKey>;
export const SuspicionKind = z.enum(['burst', 'made_up_names', 'same_name', 'ladder']);
export type SuspicionKind = z.infer<typeof SuspicionKind>;

const ListTotal = z.object({ total: Count, accounts: Count });

/** What is told of a scheme as a whole. Parts that its table cannot tell are null. */
export const SchemeInsight = z.object({
  accounts: Count,
  growth: SchemeGrowth.nullable(),
  areas: z.array(SchemeArea).nullable(),
  topLines: z.object({ accounts: z.array(TopLine), people: z.array(TopLine), money: z.array(TopLine) }),
  pay: SchemePay.nullable(),
  several: ListTotal,
  shared: z.array(ListTotal.extend({ key: SharedKey })),
  suspicious: z.array(ListTotal.extend({ kind: SuspicionKind, reason: Localized })),
  parts: z.array(z.object({ atLeast: Count, atMost: Count, parts: Count, accounts: Count })),
  isolated: z.object({ atMost: Count, parts: Count, accounts: Count }),
  rules: z.object({ pay: InsightRule, suspicion: InsightRule }),
});
export type SchemeInsight = z.infer<typeof SchemeInsight>;

/** `insight` is null for an analysis from before these figures; another analysis gives them. */
export const getInsight = endpoint({
  method: 'GET',
  path: '/schemes/:id/insight',
  summary: 'Growth, areas, top lines, pay, persons with several accounts, shared values, suspicious structure, parts',
  params: SchemeAt,
  response: z.object({ insight: SchemeInsight.nullable() }),
});

export const GroupKind = z.enum(['several', ...SharedKey.options, ...SuspicionKind.options]);
export type GroupKind = z.infer<typeof GroupKind>;

/** A group of accounts and why it is listed. */
export const InsightGroup = z.object({
  /** Number of the group within its list. */
  key: Count,
  accounts: Count,
  /** At most five. */
  first: z.array(AccountRef),
  /** The value that all share, masked. */
  shared: z.string().nullable(),
  persons: Count.nullable(),
  upline: AccountRef.nullable(),
  reason: Localized,
});
export type InsightGroup = z.infer<typeof InsightGroup>;

export const listInsightGroups = endpoint({
  method: 'GET',
  path: '/schemes/:id/insight/groups/:kind',
  summary: 'Groups of accounts of one kind, biggest first: at most five hundred of each kind are kept',
  params: SchemeAt.extend({ kind: GroupKind }),
  query: PageQuery,
  response: page(InsightGroup),
});

/** Which accounts: those of a group, of a day, a month or an area, without a day, or at the top of an isolated part. */
export const InsightRowsQuery = z
  .object({
    by: z.enum(['group', 'day', 'month', 'area', 'no_day', 'bad_day', 'pay', 'isolated']),
    kind: GroupKind.optional(),
    value: z.string().max(20).default(''),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .refine(({ by, kind }) => (by === 'group') === (kind !== undefined), 'kind goes with a group')
  .refine(({ by, value }) => by !== 'day' || Day.safeParse(value).success, 'value has to be a day')
  .refine(({ by, value }) => by !== 'month' || Month.safeParse(value).success, 'value has to be a month')
  .refine(({ by, value }) => by !== 'pay' || PayKindCode.safeParse(value).success, 'value has to be a kind of pay')
  .refine(({ by, value }) => !['area', 'group'].includes(by) || /^\d{1,9}$/u.test(value), 'value has to be a number');

export const listInsightRows = endpoint({
  method: 'GET',
  path: '/schemes/:id/insight/accounts',
  summary: 'The accounts behind a figure, in the order of the structure',
  params: SchemeAt,
  query: InsightRowsQuery,
  response: page(Account),
});

/** An account with all below it. */
export const LineFigures = z.object({
  accounts: Count,
  /** Accounts by level below the account, the account itself first. */
  levels: z.array(Count),
  months: z.array(GrowthStep),
  undated: Count,
  firstJoined: Day.nullable(),
  lastJoined: Day.nullable(),
  firstActive: Day.nullable(),
  lastActive: Day.nullable(),
  paidInFen: Fen.nullable(),
  paidOutFen: Fen.nullable(),
  netFen: Fen.nullable(),
  pay: z.array(z.object({ kind: PayKindCode, name: Localized, class: PayClass, ownFen: Fen, lineFen: Fen })),
  /** Of the account's own pay, per account directly or indirectly below it. */
  own: PayShares,
  line: PayShares,
  rule: InsightRule,
});
export type LineFigures = z.infer<typeof LineFigures>;

/** Null for accounts on or below a cycle, and for analyses from before these figures. */
export const getLineFigures = endpoint({
  method: 'GET',
  path: '/schemes/:id/accounts/:index/line',
  summary: 'A line: downline by level, growth, money in, out and net, pay by kind, activity',
  params: SchemeAt.extend({ index: z.coerce.number().int().min(0) }),
  response: z.object({ figures: LineFigures.nullable() }),
});

// ── Two snapshots ────────────────────────────────────────────────────────────────────────────

/** A finished analysis that can be compared. */
export const SchemeVersion = z.object({
  version: z.number().int().min(1),
  finishedAt: z.string(),
  source: z.string(),
  accounts: Count,
});
export type SchemeVersion = z.infer<typeof SchemeVersion>;

export const listVersions = endpoint({
  method: 'GET',
  path: '/schemes/:id/versions',
  summary: 'Finished analyses of a scheme, newest first',
  params: SchemeAt,
  response: z.array(SchemeVersion),
});

export const SnapshotChange = z.enum(['added', 'removed', 'moved', 'person', 'money']);
export type SnapshotChange = z.infer<typeof SnapshotChange>;

const Changes = z.object({ added: Count, removed: Count, moved: Count, person: Count, money: Count });

const Versions = z.object({
  before: z.coerce.number().int().min(1),
  after: z.coerce.number().int().min(1),
});

/** Lines below the top in which something changed, most changes first. */
export const compareVersions = endpoint({
  method: 'GET',
  path: '/schemes/:id/comparison',
  summary: 'What changed between two analyses: added, removed, moved accounts, other persons, other amounts; by line',
  params: SchemeAt,
  query: Versions,
  response: z.object({
    before: SchemeVersion,
    after: SchemeVersion,
    unchanged: Count,
    counts: Changes,
    lines: z.array(Changes.extend({ memberId: z.string(), name: z.string().nullable(), total: Count })),
    linesTotal: Count,
  }),
});

/** Amounts and recommenders of an account in both; null where a version does not have it. Keys of persons are masked. */
export const ChangedAccount = z.object({
  memberId: z.string(),
  name: z.string().nullable(),
  /** Address within the last finished analysis, when `after` is that. */
  index: Count.nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ChangedAccount = z.infer<typeof ChangedAccount>;

export const listChanges = endpoint({
  method: 'GET',
  path: '/schemes/:id/comparison/:change',
  summary: 'Accounts with one kind of change, in the order of their ids',
  params: SchemeAt.extend({ change: SnapshotChange }),
  query: Versions.extend(PageQuery.shape),
  response: page(ChangedAccount),
});

import { z } from 'zod';
import { presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Localized } from './law.ts';
import { SchemeDecision } from './scheme-decisions.ts';
import { AccountAt, CountingBasis, Fen, SchemeTree, ThresholdKey } from './schemes.ts';

const Count = z.number().int().min(0);
const SchemeAt = z.object({ id: RecordId });

export const AccountStatus = z.enum(['ok', 'root', 'orphan', 'self_reference', 'cycle', 'below_cycle']);
export type AccountStatus = z.infer<typeof AccountStatus>;

const HeadCount = z.object({ people: Count, levels: Count });

/** People and levels on every counting basis, the own ones included. */
export const Bases = z.object({
  accounts: HeadCount,
  active: HeadCount,
  persons: HeadCount,
  participants: HeadCount,
  without_family: HeadCount,
});
export type Bases = z.infer<typeof Bases>;

/** Figures are null for accounts on or below a cycle. */
export const Account = z.object({
  /** Address of the account within the analysis. */
  index: Count,
  memberId: z.string(),
  name: z.string().nullable(),
  status: AccountStatus,
  level: Count.nullable(),
  direct: Count.nullable(),
  downline: Count.nullable(),
  levels: Count.nullable(),
  people: Count.nullable(),
  bases: Bases.nullable(),
  paidInFen: Fen,
  paidOutFen: Fen,
  moneyLineFen: Fen.nullable(),
});
export type Account = z.infer<typeof Account>;

export const AccountRef = z.object({ index: Count, memberId: z.string(), name: z.string().nullable() });
export type AccountRef = z.infer<typeof AccountRef>;

/** Accounts below, biggest line first; `rest` is what stands behind the ones shown (其余 N 人). */
export const AccountLines = z.object({
  total: Count,
  rows: z.array(Account),
  rest: z.object({ lines: Count, accounts: Count, moneyLineFen: Fen }).nullable(),
});
export type AccountLines = z.infer<typeof AccountLines>;

/** Of which tree the answer is; an account has an address of its own in each. */
const TreeQuery = z.object({ tree: SchemeTree.default('recommender') });

const LinesQuery = TreeQuery.extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

export const listRoots = endpoint({
  method: 'GET',
  path: '/schemes/:id/roots',
  summary: 'Accounts at the top of the scheme, biggest line first',
  params: SchemeAt,
  query: LinesQuery,
  response: AccountLines,
});

export const listChildren = endpoint({
  method: 'GET',
  path: '/schemes/:id/accounts/:index/children',
  summary: 'Direct downline of an account, biggest line first',
  params: AccountAt,
  query: LinesQuery,
  response: AccountLines,
});

/** Why somebody stands above a threshold: value, limit and words. */
export const ThresholdReason = z.object({
  threshold: ThresholdKey,
  basis: CountingBasis,
  people: Count,
  levels: Count,
  moneyFen: Fen,
  text: Localized,
});
export type ThresholdReason = z.infer<typeof ThresholdReason>;

export const SchemePerson = z.object({
  /** Position of the person's first account in the file, from 1. */
  personId: Count,
  /** The account that stands for the person: the one with most below it. */
  account: Account,
  accountCount: Count,
  /** At most twenty. */
  accounts: z.array(AccountRef),
  people: Count,
  levels: Count,
  bases: Bases,
  moneyLineFen: Fen,
  meets: z.array(ThresholdKey),
  reasons: z.array(ThresholdReason),
  /** In force; null before anybody decided. */
  decision: SchemeDecision.nullable(),
});
export type SchemePerson = z.infer<typeof SchemePerson>;

export const AccountDetail = Account.extend({
  tree: SchemeTree,
  /** Where the account is in each tree; null in one that it is not in. Decisions, reveals and line figures name it by that of recommenders. */
  addresses: z.object({ recommender: Count.nullable(), placement: Count.nullable() }),
  recommenderId: z.string(),
  /** Null when empty or not in the table, as the texts below. */
  placementId: z.string().nullable(),
  joinedAt: z.string().nullable(),
  lastActiveAt: z.string().nullable(),
  area: z.string().nullable(),
  levelName: z.string().nullable(),
  /** From the root down; of a very long path the middle is left out. */
  path: z.object({ top: z.array(AccountRef), omitted: Count, near: z.array(AccountRef) }),
  /** Masked; null when the file has none. */
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  bankCard: z.string().nullable(),
  /** Who stands behind the account, with all his accounts. */
  person: SchemePerson.omit({ account: true }),
});
export type AccountDetail = z.infer<typeof AccountDetail>;

export const getAccount = endpoint({
  method: 'GET',
  path: '/schemes/:id/accounts/:index',
  summary: 'An account: level, path to the root, lines, people, money, and the person behind it',
  params: AccountAt,
  query: TreeQuery,
  response: presented(AccountDetail),
});

export const SchemeRevealField = z.enum(['idNumber', 'phone', 'bankCard']);
export type SchemeRevealField = z.infer<typeof SchemeRevealField>;

/** One field, in the clear, in this answer only; the log keeps who, which field and why. */
export const revealAccount = endpoint({
  method: 'POST',
  path: '/schemes/:id/accounts/:index/reveal',
  summary: 'Show one personal field of an account for a stated purpose',
  params: AccountAt,
  body: z.object({ field: SchemeRevealField, purpose: z.string().trim().min(2, '请写明用途').max(200) }),
  response: z.object({ value: z.string() }),
});

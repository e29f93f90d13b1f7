import { z } from 'zod';
import { Instant, page, PageQuery, PlainDateText, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Certainty, Citation, CountingBasisCode, CountingTree, Localized } from './law.ts';
import { AccountRef, SchemePerson } from './scheme-accounts.ts';
import { AccountAt, AppliedThresholds, Fen } from './schemes.ts';

const Count = z.number().int().min(0);
const SchemeAt = z.object({ id: RecordId });

// ── Tests of the law data ────────────────────────────────────────────────────────────────────

/**
 * prosecution 追诉 · organiser 受过处罚再犯 · serious 情节严重 · detention 治安处罚 · lighter 较轻 · heavier 较重 (of a provincial table)
 */
export const LegalTestKind = z.enum(['prosecution', 'organiser', 'serious', 'detention', 'lighter', 'heavier']);
export type LegalTestKind = z.infer<typeof LegalTestKind>;

/** A test as the law data has it. */
export const LegalTest = z.object({
  key: z.string(),
  kind: LegalTestKind,
  title: Localized,
  /** id@version. */
  rule: z.string(),
  /** The count that feeds it by the rule. */
  basis: CountingBasisCode,
  tree: CountingTree,
  citation: Citation,
  certainty: Certainty,
  effectiveFrom: PlainDateText,
  /** The window of an administrative penalty, of tests that need an earlier penalty; null of others. */
  penaltyWindow: z.object({ amount: Count, unit: z.enum(['day', 'month', 'year']) }).nullable(),
});
export type LegalTest = z.infer<typeof LegalTest>;

/** One number against one limit; `from` is met at or above it, `below` under it. Money in fen. */
export const ComparedValue = z.object({
  what: z.enum(['people', 'levels', 'money']),
  value: Fen,
  limit: Fen,
  bound: z.enum(['from', 'below']),
  met: z.boolean(),
});
export type ComparedValue = z.infer<typeof ComparedValue>;

/** A comparison of numbers. Whether anybody is an organiser is decided by an officer. */
export const ThresholdResult = z.object({
  /** Key of the test. */
  test: z.string(),
  /** On each tree and basis that the data has; `met` is null where it has no such count of this person. */
  cells: z.array(
    z.object({
      basis: CountingBasisCode,
      tree: CountingTree,
      met: z.boolean().nullable(),
      values: z.array(ComparedValue),
    }),
  ),
  /** Null where no prior penalty is asked for; otherwise those recorded that count on the day of conduct. */
  penalties: z.array(RecordId).nullable(),
  /** On the basis of the rule. */
  met: z.boolean().nullable(),
  text: Localized,
});
export type ThresholdResult = z.infer<typeof ThresholdResult>;

// ── Prior penalties ──────────────────────────────────────────────────────────────────────────

export const PenaltyKind = z.enum(['criminal', 'administrative']);
export type PenaltyKind = z.infer<typeof PenaltyKind>;

/** An earlier penalty for organising or leading pyramid selling. */
export const PriorPenalty = z.object({
  id: RecordId,
  kind: PenaltyKind,
  authority: z.string(),
  documentNumber: z.string(),
  effectiveOn: PlainDateText,
  evidenceId: RecordId.nullable(),
  /** By what it is known to be this person's; null of those recorded before reasons were kept. */
  reason: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
});
export type PriorPenalty = z.infer<typeof PriorPenalty>;

export const recordPenalty = endpoint({
  method: 'POST',
  path: '/schemes/:id/accounts/:index/penalties',
  summary: 'Record an earlier penalty for organising or leading of the person behind an account',
  params: AccountAt,
  body: z.object({
    penaltyId: RecordId,
    kind: PenaltyKind,
    authority: z.string().trim().min(2, '请填写作出处罚的机关').max(100),
    documentNumber: z.string().trim().min(2, '请填写文书号').max(100),
    effectiveOn: PlainDateText,
    /** The penalty decision or judgment, as sealed in the same case. */
    evidenceId: RecordId.optional(),
    /** By what it is known to be this person's. */
    reason: z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000),
  }),
  response: z.object({ penaltyId: RecordId }),
});

export const withdrawPenalty = endpoint({
  method: 'POST',
  path: '/schemes/:id/penalties/:penaltyId/withdraw',
  summary: 'Withdraw the record of an earlier penalty; it stays on file and no longer counts',
  params: SchemeAt.extend({ penaltyId: RecordId }),
  body: z.object({ reason: z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000) }),
  response: z.object({ penaltyId: RecordId }),
});

// ── Formal exit ──────────────────────────────────────────────────────────────────────────────

/** A formal exit from the scheme; in force until a later version. */
export const SchemeExit = z.object({
  id: RecordId,
  version: z.number().int().min(1),
  exitedOn: PlainDateText,
  /** The paper by which it is shown. */
  document: z.string(),
  /** Whether pay or rebates went on after it. */
  paidAfter: z.boolean(),
  /** The last day paid for, where it is known and pay has ended. */
  paidUntil: PlainDateText.nullable(),
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
});
export type SchemeExit = z.infer<typeof SchemeExit>;

export const recordExit = endpoint({
  method: 'POST',
  path: '/schemes/:id/accounts/:index/exit',
  summary: 'Record that the person behind an account formally left the scheme, and whether pay went on',
  params: AccountAt,
  body: z
    .object({
      exitId: RecordId,
      exitedOn: PlainDateText,
      document: z.string().trim().min(2, '请写明证明退出的材料').max(200),
      paidAfter: z.boolean(),
      paidUntil: PlainDateText.optional(),
      reason: z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000),
    })
    .refine(({ paidAfter, paidUntil }) => paidAfter || paidUntil === undefined, {
      path: ['paidUntil'],
      message: '退出后没有继续获得报酬的，不填截止日',
    })
    .refine(({ exitedOn, paidUntil }) => paidUntil === undefined || exitedOn <= paidUntil, {
      path: ['paidUntil'],
      message: '截止日不能早于退出日',
    }),
  response: z.object({ exitId: RecordId, version: z.number().int() }),
});

const LineFigures = z.object({ people: Count, levels: Count, moneyFen: Fen, accounts: Count });

export const withdrawExit = endpoint({
  method: 'POST',
  path: '/schemes/:id/exits/:exitId/withdraw',
  summary: 'Withdraw the record of a formal exit; it stays on file, and none is in force until another is recorded',
  params: SchemeAt.extend({ exitId: RecordId }),
  body: z.object({ reason: z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000) }),
  response: z.object({ exitId: RecordId }),
});

/** The line of a person on the basis of persons: all of it, and without those who joined after the exit. */
export const getExitFigures = endpoint({
  method: 'GET',
  path: '/schemes/:id/accounts/:index/exit',
  summary: 'Figures of a person with and without the downline that joined after his formal exit',
  params: AccountAt,
  response: z.object({
    exit: SchemeExit,
    whole: LineFigures,
    untilExit: LineFigures,
    /** Accounts of the line whose day of joining is missing or cannot be read: they count in both. */
    undated: Count,
    citation: Citation,
    certainty: Certainty,
    text: Localized,
  }),
});

// ── Lines in several schemes ─────────────────────────────────────────────────────────────────

/** What ties two heads together: the same id number in both tables, or an officer's finding. */
export const linkPerson = endpoint({
  method: 'POST',
  path: '/schemes/:id/accounts/:index/links',
  summary: 'Find that the person behind an account is also the one behind an account of another scheme',
  params: AccountAt,
  body: z.object({
    linkId: RecordId,
    otherSchemeId: RecordId,
    otherMemberId: z.string().trim().min(1).max(200),
    reason: z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000),
  }),
  response: z.object({ linkId: RecordId }),
});

export const withdrawLink = endpoint({
  method: 'POST',
  path: '/schemes/:id/links/:linkId/withdraw',
  summary: 'Withdraw the finding that two accounts of different schemes belong to one person',
  params: SchemeAt.extend({ linkId: RecordId }),
  body: z.object({ reason: z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000) }),
  response: z.object({ linkId: RecordId }),
});

export const SchemePart = z.object({
  schemeId: RecordId,
  schemeName: z.string(),
  /** This scheme itself, the same id number, or an officer's finding. */
  by: z.enum(['self', 'id_number', 'link']),
  linkId: RecordId.nullable(),
  reason: z.string().nullable(),
  account: AccountRef,
  people: Count,
  levels: Count,
  moneyFen: Fen,
});
export type SchemePart = z.infer<typeof SchemePart>;

/** Other schemes are looked through for the id number of the person: each time leaves an audit entry first. */
export const lookUpHeads = endpoint({
  method: 'POST',
  path: '/schemes/:id/accounts/:index/merged',
  summary: 'The lines of a person in all schemes of the jurisdiction, people added up where the law allows it',
  params: AccountAt,
  body: z.object({ purpose: z.string().trim().min(2, '请写明用途').max(200) }),
  response: z.object({
    parts: z.array(SchemePart),
    /** True where one of at least two schemes reaches the levels needed: only then people are added up. */
    mergeable: z.boolean(),
    levelsNeeded: Count,
    people: Count,
    levels: Count,
    moneyFen: Fen,
    results: z.array(ThresholdResult),
    tests: z.array(LegalTest),
    /** Schemes that were not looked through, because there are more than can be at once. */
    omitted: Count,
    citation: Citation,
    certainty: Certainty,
    text: Localized,
  }),
});

// ── Candidates ───────────────────────────────────────────────────────────────────────────────

export const SchemeCandidate = SchemePerson.extend({
  results: z.array(ThresholdResult),
  /** Not withdrawn; `countsUntil` is the last day of conduct for which an administrative one counts. */
  penalties: z.array(PriorPenalty.extend({ countsUntil: PlainDateText.nullable() })),
  exit: SchemeExit.nullable(),
});
export type SchemeCandidate = z.infer<typeof SchemeCandidate>;

/** The tests that persons can be listed by; the last two need an earlier penalty. */
export const ListedThreshold = z.enum(['30_3', '120', '2_5m', '15_3_repeat', '60_repeat']);
export type ListedThreshold = z.infer<typeof ListedThreshold>;

/** The day of the conduct: windows of prior penalties are counted to it. Today without it. */
const Conduct = z.object({ on: PlainDateText.optional() });

/** What applies to a scheme on a day of conduct. */
const Applied = z.object({
  tests: z.array(LegalTest),
  conductOn: PlainDateText,
  /** Province of the scheme (two digits), and its table of discretion in the law data. */
  province: z.object({ code: z.string(), rule: z.string().nullable() }),
});

/** Rows name accounts of the recommender tree; `people`, `levels`, `bases` and money are those of the tree asked for. */
export const listSchemePersons = endpoint({
  method: 'GET',
  path: '/schemes/:id/persons',
  summary: 'Persons who reach a threshold on a counting basis of a tree, most people first, compared with every test',
  params: SchemeAt,
  query: PageQuery.extend({
    threshold: ListedThreshold.default('30_3'),
    basis: CountingBasisCode.default('persons'),
    tree: CountingTree.default('recommender'),
  }).extend(Conduct.shape),
  response: page(SchemeCandidate).extend({ thresholds: AppliedThresholds }).extend(Applied.shape),
});

export const getCandidate = endpoint({
  method: 'GET',
  path: '/schemes/:id/accounts/:index/tests',
  summary: 'The person behind an account compared with every test of the law data, on every basis and tree',
  params: AccountAt,
  query: Conduct,
  response: presented(Applied.extend({ person: SchemeCandidate })),
});

export const ThresholdMatrixRow = z.object({
  threshold: ListedThreshold,
  /** Persons who reach it, on each tree and basis that the data has. */
  cells: z.array(
    z.object({
      tree: CountingTree,
      basis: CountingBasisCode,
      /** False where the data has nothing that this basis could leave out by. */
      applied: z.boolean(),
      persons: Count,
    }),
  ),
});
export type ThresholdMatrixRow = z.infer<typeof ThresholdMatrixRow>;

export const getThresholdMatrix = endpoint({
  method: 'GET',
  path: '/schemes/:id/threshold-matrix',
  summary: 'How many persons reach each threshold on each counting basis, and which basis the law data names',
  params: SchemeAt,
  query: Conduct,
  response: Applied.extend({ rows: z.array(ThresholdMatrixRow) }),
});

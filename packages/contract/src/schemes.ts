import { z } from 'zod';
import { AreaCode, Instant, page, PageQuery, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { JobFault, JobState } from './jobs.ts';
import { Certainty, Citation, CountingBasisCode, CountingTree, Localized } from './law.ts';
import { JoinedTable } from './scheme-join.ts';
import { ColumnNames, PersonKey, TextEncoding } from './scheme-source.ts';

/** Fen as decimal text: sums may exceed what a JSON number holds exactly. */
export const Fen = z.string().regex(/^-?\d+$/u);

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Count = z.number().int().min(0);
const SchemeAt = z.object({ id: RecordId });

/** Address of an account: the scheme, and its place within the analysis. */
export const AccountAt = z.object({ id: RecordId, index: z.coerce.number().int().min(0) });

/** 30 people and 3 levels; serious by 120 people; serious by 2.5 million yuan. */
export const ThresholdKey = z.enum(['30_3', '120', '2_5m']);
export type ThresholdKey = z.infer<typeof ThresholdKey>;

/**
 * accounts = each registered account counts; active = each activated or paid account; persons = accounts of one person
 * count once; participants = persons without pure consumers; without_family = persons without accounts held for family.
 */
export const CountingBasis = CountingBasisCode;
export type CountingBasis = z.infer<typeof CountingBasis>;

/** The legal figures an analysis compared with; all include themselves. */
export const AppliedThresholds = z.object({
  /** id@version. */
  rule: z.string(),
  title: Localized,
  people: Count,
  levels: Count,
  seriousPeople: Count,
  seriousMoneyFen: Fen,
  citation: Citation,
  certainty: Certainty,
});
export type AppliedThresholds = z.infer<typeof AppliedThresholds>;

export const BasisTotals = z.object({
  basis: CountingBasis,
  /** False when the table and the decisions have nothing that this basis could leave out by. */
  applied: z.boolean().default(true),
  /** Accounts, or persons. */
  heads: Count,
  levels: Count,
  /** Persons that reach each threshold, counted so. */
  meets: z.object({ '30_3': Count, '120': Count, '2_5m': Count }),
});
export type BasisTotals = z.infer<typeof BasisTotals>;

export const FindingKind = z.enum([
  'missing_id',
  'duplicate',
  'orphan',
  'self_reference',
  'cycle',
  'below_cycle',
  'bad_money',
]);
export type FindingKind = z.infer<typeof FindingKind>;

export const LevelRow = z.object({
  level: Count,
  accounts: Count,
  /** Persons counted once, at the highest level where they have an account. */
  persons: Count,
});
export type LevelRow = z.infer<typeof LevelRow>;

/** Who stands under whom: by recommendation, or by where they were placed (接点、安置). */
export const SchemeTree = CountingTree;
export type SchemeTree = z.infer<typeof SchemeTree>;

const TreeTotals = z.object({
  rows: Count,
  accounts: Count,
  persons: Count,
  roots: Count,
  orphans: Count,
  selfReferences: Count,
  cycleAccounts: Count,
  belowCycleAccounts: Count,
  duplicates: Count,
  missingIds: Count,
  maxLevel: Count,
  paidInFen: Fen,
  paidOutFen: Fen,
});

/** What an analysis found in one tree. */
export const TreeFigures = z.object({
  totals: TreeTotals,
  bases: z.array(BasisTotals),
  levels: z.array(LevelRow),
  findings: z.array(z.object({ kind: FindingKind, count: Count })),
});
export type TreeFigures = z.infer<typeof TreeFigures>;

/** A decision about the data that an analysis took in. */
export const CountedChoice = z.object({
  id: RecordId,
  /** Digest of the decision. */
  digest: Sha256,
  /** False when an account it names is not in the table. */
  applied: z.boolean(),
});
export type CountedChoice = z.infer<typeof CountedChoice>;

/** A finished analysis and everything that is needed to repeat it. Its own figures are those of the recommender tree. */
export const SchemeAnalysis = TreeFigures.extend({
  id: RecordId,
  version: z.number().int().min(1),
  askedBy: z.string(),
  finishedAt: Instant,
  source: z.object({ evidenceId: RecordId, name: z.string(), bytes: Count, sha256: Sha256, sm3: Sha256 }),
  table: z.string(),
  encoding: TextEncoding.nullable(),
  mapping: ColumnNames,
  /** Further tables and what became of their rows; absent when there were none. */
  joined: z.array(JoinedTable).optional(),
  persons: z.array(PersonKey),
  engine: z.string(),
  thresholds: AppliedThresholds,
  /** SHA-256 over the outputs; the audit log holds the same. */
  digest: Sha256,
  /** What the column `active` says of an activated account, if not the usual words. */
  activeValues: z.array(z.string()).optional(),
  /** Decisions about the data, in their order; absent when there were none. */
  choices: z.array(CountedChoice).optional(),
  /** The tree of placement; absent when the table has none. */
  placement: TreeFigures.optional(),
});
export type SchemeAnalysis = z.infer<typeof SchemeAnalysis>;

/** The analysis asked for last, whatever became of it. */
export const LatestRun = z.object({
  jobId: RecordId,
  version: z.number().int().min(1),
  state: JobState,
  progress: z.number(),
  stage: z.string(),
  fault: JobFault.nullable(),
  askedBy: z.string(),
  askedAt: Instant,
});
export type LatestRun = z.infer<typeof LatestRun>;

export const SchemeRow = z.object({
  id: RecordId,
  caseId: RecordId,
  areaCode: AreaCode,
  name: z.string(),
  createdAt: Instant,
  latest: LatestRun,
  /** Of the last finished analysis; null before the first. */
  accounts: Count.nullable(),
  maxLevel: Count.nullable(),
  meets: Count.nullable(),
});
export type SchemeRow = z.infer<typeof SchemeRow>;

/** `can` may hold analyse, mark-role, reveal, export-report. */
export const SchemeDetail = SchemeRow.extend({
  caseNumber: z.string().nullable(),
  caseTitle: z.string(),
  /** The last finished analysis. All reads below rest on it. */
  analysis: SchemeAnalysis.nullable(),
});
export type SchemeDetail = z.infer<typeof SchemeDetail>;

export const listSchemes = endpoint({
  method: 'GET',
  path: '/schemes',
  summary: 'Schemes of the jurisdiction, or of one case, newest first',
  query: PageQuery.extend({ caseId: RecordId.optional() }),
  response: page(SchemeRow),
});

export const getScheme = endpoint({
  method: 'GET',
  path: '/schemes/:id',
  summary: 'A scheme: totals on every counting basis and tree, levels, findings, sources, rule and engine',
  params: SchemeAt,
  response: presented(SchemeDetail),
});

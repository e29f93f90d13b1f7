import { z } from 'zod';
import { AreaCode, Instant, page, PageQuery, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { JobFault, JobState } from './jobs.ts';
import { Certainty, Citation, CountingBasisCode, CountingTree, Localized } from './law.ts';
import { JoinedTable, SchemeJoin } from './scheme-join.ts';

/** What a column of a member table can mean. */
export const MemberColumn = z.enum([
  'member_id', // 会员编号
  'recommender_id', // 推荐人
  'placement_id', // 接点人
  'name',
  'phone',
  'id_number',
  'bank_card',
  'device', // 设备号
  'ip',
  'area', // 地区
  'level_name', // 会员级别
  'joined_at',
  'last_active_at', // 最后登录时间
  'paid_in',
  'paid_out',
  'active',
  'pay_direct', // 直推奖
  'pay_indirect', // 间推奖
  'pay_team', // 团队奖
  'pay_node', // 见点奖
  'pay_match', // 对碰奖
  'pay_sales', // 销售奖
  'pay_other',
]);
export type MemberColumn = z.infer<typeof MemberColumn>;

/** Role → name of its column in the file. */
export const ColumnNames = z.partialRecord(MemberColumn, z.string().min(1).max(200));
export type ColumnNames = z.infer<typeof ColumnNames>;

/** What makes accounts one person; an empty list takes each account as a person of its own. */
export const PersonKey = z.enum(['id_number', 'phone', 'bank_card', 'device']);
export type PersonKey = z.infer<typeof PersonKey>;

export const TextEncoding = z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']);
export type TextEncoding = z.infer<typeof TextEncoding>;

/** Fen as decimal text: sums may exceed what a JSON number holds exactly. */
export const Fen = z.string().regex(/^-?\d+$/u);

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Count = z.number().int().min(0);
const SchemeAt = z.object({ id: RecordId });

// ── Source ───────────────────────────────────────────────────────────────────────────────────

export const SourceTable = z.object({
  name: z.string(),
  format: z.enum(['csv', 'xlsx', 'xls', 'sql']),
  columns: z.array(z.string()),
  /** Null where counting would mean reading the whole file. */
  rows: Count.nullable(),
});
export type SourceTable = z.infer<typeof SourceTable>;

/** A column that may have a role, and how many of the rows looked at (those with a value) speak for it. */
export const ColumnProposal = z.object({
  role: MemberColumn,
  column: z.string(),
  by: z.enum(['header', 'content']),
  /** 0 to 1; null where content says nothing about the role. */
  share: z.number().min(0).max(1).nullable(),
});
export type ColumnProposal = z.infer<typeof ColumnProposal>;

/** What a file holds, before anything is analysed. Id numbers, phones and cards are masked. */
export const SourcePreview = z.object({
  evidenceId: RecordId,
  caseId: RecordId,
  fileName: z.string(),
  size: Count,
  sha256: Sha256,
  sm3: Sha256,
  tables: z.array(SourceTable),
  /** The table shown: the one asked for, or the first that looks like one of members. */
  table: z.string(),
  columns: z.array(z.string()),
  /** Of the text; null for spreadsheets. */
  encoding: TextEncoding.nullable(),
  /** What may be chosen instead; empty for spreadsheets. */
  encodings: z.array(TextEncoding),
  /** The first fifty data rows. */
  rows: z.array(z.array(z.string())),
  /** Recognised by their headers; the user may correct it. */
  mapping: ColumnNames,
  /** Why: those by header are in `mapping`, those by content are offered only. */
  proposals: z.array(ColumnProposal),
  unmatched: z.array(z.string()),
  /** Roles without which nothing can be analysed and that were not recognised. */
  missing: z.array(MemberColumn),
});
export type SourcePreview = z.infer<typeof SourcePreview>;

export const previewSource = endpoint({
  method: 'GET',
  path: '/schemes/sources/:evidenceId/preview',
  summary: 'Tables, columns, encoding and first rows of an item of evidence, before it is analysed',
  params: z.object({ evidenceId: RecordId }),
  query: z.object({ encoding: TextEncoding.optional(), table: z.string().min(1).max(200).optional() }),
  response: SourcePreview,
});

/** A known scheme of the same case is analysed anew; its earlier analyses stay. Follow the job at /jobs/:jobId. */
export const analyseScheme = endpoint({
  method: 'POST',
  path: '/schemes',
  summary: 'Analyse the structure of a scheme from an item of evidence (long work)',
  body: z.object({
    id: RecordId,
    caseId: RecordId,
    evidenceId: RecordId,
    name: z.string().trim().min(2, '请填写组织名称').max(100),
    table: z.string().min(1).max(200).optional(),
    encoding: TextEncoding.optional(),
    /** Without it columns are recognised by their headers. */
    mapping: ColumnNames.optional(),
    /** Further tables whose rows are added to the members. */
    join: SchemeJoin.optional(),
    persons: z
      .array(PersonKey)
      .max(4)
      .refine((keys) => new Set(keys).size === keys.length, '同一识别项不能重复')
      .default(['id_number']),
    /** What the column `active` says of an activated account; without it the usual words (1, 是, 已激活, 正常…). */
    activeValues: z.array(z.string().trim().min(1).max(20)).min(1).max(20).optional(),
  }),
  response: z.object({ id: RecordId, jobId: RecordId }),
});

// ── Overview ─────────────────────────────────────────────────────────────────────────────────

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

// ── Accounts ─────────────────────────────────────────────────────────────────────────────────

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

const LinesQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

const AccountAt = z.object({ id: RecordId, index: z.coerce.number().int().min(0) });

export const searchAccounts = endpoint({
  method: 'GET',
  path: '/schemes/:id/accounts/search',
  summary: 'Accounts by id, beginning of id, or name; at most fifty',
  params: SchemeAt,
  query: z.object({ q: z.string().trim().min(1).max(200) }),
  response: z.object({ rows: z.array(Account), more: z.boolean() }),
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

// ── Persons above the thresholds ─────────────────────────────────────────────────────────────

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

export const MarkDecision = z.enum(['organiser', 'excluded']);
export type MarkDecision = z.infer<typeof MarkDecision>;

/** Why somebody is excluded: labour_only = 单纯从事劳务性工作 (only labour work assigned by a unit); other = as the reason says. */
export const ExclusionGround = z.enum(['labour_only', 'other']);
export type ExclusionGround = z.infer<typeof ExclusionGround>;

/** A signed human decision about a person of the structure; never overwritten. */
export const SchemeDecision = z.object({
  id: RecordId,
  version: z.number().int().min(1),
  /** The account named when it was made. */
  memberId: z.string(),
  name: z.string(),
  /** Record of the person in the case; null when excluded before he was entered. */
  personId: RecordId.nullable(),
  decision: MarkDecision,
  /** Code of law/roles; null when excluded. */
  role: z.string().nullable(),
  roleName: Localized.nullable(),
  /** Null for organisers, and for exclusions decided before grounds were kept. */
  ground: ExclusionGround.nullable(),
  /** id@version of the rule of roles. */
  rule: z.string(),
  citation: Citation,
  reason: z.string(),
  decidedBy: z.string(),
  agency: z.string(),
  decidedAt: Instant,
  supersededAt: Instant.nullable(),
  digest: Sha256,
});
export type SchemeDecision = z.infer<typeof SchemeDecision>;

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
  recommenderId: z.string(),
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

// ── Decisions, findings, report ──────────────────────────────────────────────────────────────

/** `organiser` enters the person in the case, if he is not there yet, with this role; codes as in GET /person-roles, kind organiser_role. */
export const markRole = endpoint({
  method: 'POST',
  path: '/schemes/:id/accounts/:index/role',
  summary: 'Decide that the person behind an account is an organiser, or is not; signed, with a reason',
  params: AccountAt,
  body: z
    .object({
      decisionId: RecordId,
      decision: MarkDecision,
      role: z.string().min(1).max(40).optional(),
      /** Needed to exclude. */
      ground: ExclusionGround.optional(),
      /** Needed where the file has no names. */
      name: z.string().trim().min(1).max(60).optional(),
      reason: z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000),
    })
    .refine(({ decision, role }) => (decision === 'organiser') === (role !== undefined), {
      path: ['role'],
      message: '认定为组织者、领导者时请选择所起的作用；排除时不填',
    })
    .refine(({ decision, ground }) => (decision === 'excluded') === (ground !== undefined), {
      path: ['ground'],
      message: '排除时请选择原因；认定时不填',
    }),
  response: z.object({
    decisionId: RecordId,
    version: z.number().int(),
    personId: RecordId.nullable(),
    digest: Sha256,
  }),
});

export const listSchemeDecisions = endpoint({
  method: 'GET',
  path: '/schemes/:id/decisions',
  summary: 'Every decision about persons of a scheme, newest first, with its versions',
  params: SchemeAt,
  response: z.array(SchemeDecision),
});

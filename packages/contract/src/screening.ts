import { z } from 'zod';
import { AreaCode, Instant, page, PageQuery, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { JobFault, JobState } from './jobs.ts';
import { Localized } from './law.ts';
import { LeadGrade } from './leads.ts';
import { TimelineEntry } from './timeline.ts';

/** 企业登记名册, 网站清单. */
export const ListKind = z.enum(['firm', 'site']);
export type ListKind = z.infer<typeof ListKind>;

/** 校验中, 待确认, 筛查中, 已完成, 已放弃. */
export const ImportState = z.enum(['checking', 'checked', 'screening', 'done', 'discarded']);
export type ImportState = z.infer<typeof ImportState>;

/** 待判断, 已转线索, 已排除. */
export const FindingState = z.enum(['open', 'lead', 'dismissed']);
export type FindingState = z.infer<typeof FindingState>;

const Text = (min: number, max: number) => z.string().trim().min(min).max(max);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

export const ScreeningImport = z.object({
  id: RecordId,
  areaCode: AreaCode,
  areaName: z.string(),
  kind: ListKind,
  /** Who gave the list, e.g. 市场主体登记库. */
  source: z.string(),
  name: z.string(),
  size: z.number().int(),
  sha256: Sha256,
  sm3: Sha256,
  state: ImportState,
  /** The work on it that was asked for last. */
  job: z.object({
    id: RecordId,
    state: JobState,
    progress: z.number(),
    stage: z.string(),
    cancelAsked: z.boolean(),
    fault: JobFault.nullable(),
  }),
  /** Which column was taken for which field; null until it is checked. */
  columns: z.record(z.string(), z.string()).nullable(),
  rows: z.number().int().nullable(),
  badRows: z.number().int().nullable(),
  /** id@version of the indicators applied. */
  rules: z.string().nullable(),
  findings: z.number().int().nullable(),
  importedBy: z.string(),
  importedAt: Instant,
});
export type ScreeningImport = z.infer<typeof ScreeningImport>;

/** One reason, with everything that it rests on. */
export const FindingReason = z.object({
  indicator: z.string(),
  title: Localized,
  caution: Localized,
  weight: z.number().int(),
  words: z.array(z.string()),
  /** Entries that share, complaints, days of life, or yuan; by the kind of test. */
  value: z.number().nullable(),
  test: z.string(),
  /** Some of the others that share the value: their rows and names. */
  others: z.array(z.object({ row: z.number().int(), name: z.string() })),
});
export type FindingReason = z.infer<typeof FindingReason>;

export const FindingRow = z.object({
  id: RecordId,
  areaCode: AreaCode,
  areaName: z.string(),
  kind: ListKind,
  name: z.string(),
  code: z.string(),
  address: z.string(),
  reasons: z.array(FindingReason),
  /** Sum of the weights: orders the list and decides nothing. */
  weight: z.number().int(),
  state: FindingState,
  timesSeen: z.number().int(),
  foundAt: Instant,
});
export type FindingRow = z.infer<typeof FindingRow>;

export const FindingDetail = FindingRow.extend({
  importId: RecordId,
  importName: z.string(),
  row: z.number().int(),
  rules: z.string(),
  /** The row as it stands in the list, column by column. */
  cells: z.array(z.object({ column: z.string(), value: z.string() })),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  dismissReason: z.string().nullable(),
  leadId: RecordId.nullable(),
  timeline: z.array(TimelineEntry),
});
export type FindingDetail = z.infer<typeof FindingDetail>;

export const listImports = endpoint({
  method: 'GET',
  path: '/screening/imports',
  summary: 'Lists that were imported for screening, newest first',
  query: PageQuery,
  response: page(ScreeningImport),
});

const AtImport = z.object({ id: RecordId });

export const getImport = endpoint({
  method: 'GET',
  path: '/screening/imports/:id',
  summary: 'An imported list with its check, progress and counts',
  params: AtImport,
  response: presented(ScreeningImport),
});

/** Sent with the file: JSON in the form field `data`, before the file. */
export const ImportFields = z.object({
  id: RecordId,
  areaCode: AreaCode,
  kind: ListKind,
  source: Text(2, 200),
});
export type ImportFields = z.infer<typeof ImportFields>;

export const importList = endpoint({
  method: 'POST',
  path: '/screening/imports',
  summary: 'Import a firm register or a list of sites (CSV, xlsx, xls): sealed, then checked row by row',
  response: z.object({ id: RecordId, jobId: RecordId }),
});

export const downloadBadRows = endpoint({
  method: 'GET',
  path: '/screening/imports/:id/bad-rows',
  summary: 'Rows that were left out, each with its reason (CSV)',
  params: AtImport,
  response: z.unknown(),
});

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/screening/templates/:kind',
  summary: 'An empty list with the columns that are understood (xlsx)',
  params: z.object({ kind: ListKind }),
  response: z.unknown(),
});

export const startScreening = endpoint({
  method: 'POST',
  path: '/screening/imports/:id/start',
  summary: 'Screen the checked list by the indicators in force',
  params: AtImport,
  body: z.object({}),
  response: z.object({ id: RecordId, jobId: RecordId }),
});

export const discardImport = endpoint({
  method: 'POST',
  path: '/screening/imports/:id/discard',
  summary: 'Give a list up that was not screened; its original stays sealed',
  params: AtImport,
  body: z.object({ reason: Text(2, 1000) }),
  response: z.object({ id: RecordId }),
});

export const listFindings = endpoint({
  method: 'GET',
  path: '/screening/findings',
  summary: 'Firms and sites with reasons to look at them, the weightiest first',
  query: PageQuery.extend({
    /** In name, code or address. */
    text: z.string().trim().max(100).optional(),
    state: FindingState.optional(),
    kind: ListKind.optional(),
    /** Id of an indicator. */
    indicator: z.string().max(60).optional(),
    area: AreaCode.optional(),
    importId: RecordId.optional(),
  }),
  response: page(FindingRow),
});

const AtFinding = z.object({ id: RecordId });
const Decided = z.object({ id: RecordId, state: FindingState });

export const getFinding = endpoint({
  method: 'GET',
  path: '/screening/findings/:id',
  summary: 'A finding with its reasons, its row and the version of the rules',
  params: AtFinding,
  response: presented(FindingDetail),
});

export const makeLeadOfFinding = endpoint({
  method: 'POST',
  path: '/screening/findings/:id/lead',
  summary: 'Make the finding a lead (source screening)',
  params: AtFinding,
  body: z.object({
    leadId: RecordId,
    title: Text(4, 100),
    summary: Text(2, 2000),
    grade: LeadGrade.default('ordinary'),
  }),
  response: Decided.extend({ leadId: RecordId }),
});

export const dismissFinding = endpoint({
  method: 'POST',
  path: '/screening/findings/:id/dismiss',
  summary: 'Dismiss the finding; the same reasons do not bring it back',
  params: AtFinding,
  body: z.object({ reason: Text(2, 1000) }),
  response: Decided,
});

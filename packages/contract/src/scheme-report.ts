import { z } from 'zod';
import { Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { JobFault, JobState } from './jobs.ts';
import { Localized } from './law.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Count = z.number().int().min(0);
const SchemeAt = z.object({ id: RecordId });

// ── Report ───────────────────────────────────────────────────────────────────────────────────

export const ReportFormat = z.enum(['docx', 'xlsx']);
export type ReportFormat = z.infer<typeof ReportFormat>;

/** A part of the report, as it would go out now. Titles are those of the document, which is written in Chinese. */
export const ReportPart = z.object({
  title: z.string(),
  /** Headings of the second order. */
  parts: z.array(z.string()),
  paragraphs: Count,
  /** Rows of each table, without its head. */
  tables: z.array(Count),
  charts: Count,
});
export type ReportPart = z.infer<typeof ReportPart>;

/** A sheet of the annex with the rows it would hold. */
export const AnnexPart = z.object({ title: z.string(), rows: Count });

/** A download that went out, as the audit log has it. */
export const ReportExport = z.object({
  id: z.number().int(),
  format: ReportFormat,
  at: Instant,
  by: z.string(),
  agency: z.string(),
  version: z.number().int(),
  digest: Sha256,
});
export type ReportExport = z.infer<typeof ReportExport>;

/** `can` may hold export-report, repeat. */
export const getReportOutline = endpoint({
  method: 'GET',
  path: '/schemes/:id/report',
  summary: 'What the report of a scheme holds, part by part, and who has taken it out',
  params: SchemeAt,
  response: z.object({
    data: z.object({
      version: z.number().int(),
      digest: Sha256,
      parts: z.array(ReportPart),
      annex: z.array(AnnexPart),
      exports: z.array(ReportExport),
    }),
    can: z.array(z.string()),
  }),
});

/** Leaves an audit entry before the first byte goes out. */
export const downloadReport = endpoint({
  method: 'GET',
  path: '/schemes/:id/report.docx',
  summary: 'The report of the analysis as an official document (GB/T 9704)',
  params: SchemeAt,
  response: z.unknown(),
});

/** Leaves an audit entry before the first byte goes out. */
export const downloadAnnex = endpoint({
  method: 'GET',
  path: '/schemes/:id/report.xlsx',
  summary:
    'The annex of the report: every person above the thresholds with his accounts and paths, faults, choices, decisions',
  params: SchemeAt,
  response: z.unknown(),
});

// ── Repeating an analysis ────────────────────────────────────────────────────────────────────

/** same: the digest is the same. differs: something is not as it was. refused: the original is not what was sealed, or cannot be read. */
export const RepeatOutcome = z.enum(['same', 'differs', 'refused']);
export type RepeatOutcome = z.infer<typeof RepeatOutcome>;

/** What kind of thing is not as it was; causes come before figures. */
export const DifferenceTopic = z.enum(['source', 'engine', 'rule', 'choices', 'reading', 'figure', 'file']);
export type DifferenceTopic = z.infer<typeof DifferenceTopic>;

/** One value that is not as it was; null where it did not exist. */
export const RepeatDifference = z.object({
  topic: DifferenceTopic,
  /** Where it stands in the figures of the analysis, e.g. `totals.accounts`. */
  at: z.string(),
  label: Localized,
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type RepeatDifference = z.infer<typeof RepeatDifference>;

export const RepeatResult = z.object({
  outcome: RepeatOutcome,
  /** Hashes of the original as it was read now; null when it could not be read to its end. */
  source: z.object({ bytes: Count, sha256: Sha256, sm3: Sha256 }).nullable(),
  /** Of the repeated analysis; null when it was refused. */
  digest: Sha256.nullable(),
  engine: z.string().nullable(),
  /** id@version. */
  rule: z.string().nullable(),
  differences: z.array(RepeatDifference),
  /** All of them, those beyond the ones listed included. */
  differencesTotal: Count,
  /** Why it was refused. */
  fault: JobFault.nullable(),
  recordedAt: Instant,
});
export type RepeatResult = z.infer<typeof RepeatResult>;

export const SchemeRepeat = z.object({
  id: RecordId,
  /** The analysis that was repeated, and the digest that is expected. */
  version: z.number().int(),
  expected: Sha256,
  askedBy: z.string(),
  agency: z.string(),
  askedAt: Instant,
  /** Of the job with the same id. */
  state: JobState,
  fault: JobFault.nullable(),
  /** Null until it has ended. */
  result: RepeatResult.nullable(),
});
export type SchemeRepeat = z.infer<typeof SchemeRepeat>;

/** Nothing of the analysis changes; the outcome is recorded. Follow the job at /jobs/:jobId. */
export const repeatAnalysis = endpoint({
  method: 'POST',
  path: '/schemes/:id/repeats',
  summary: 'Repeat the last finished analysis on the sealed original and compare (long work)',
  params: SchemeAt,
  body: z.object({}),
  response: z.object({ id: RecordId, jobId: RecordId }),
});

export const listRepeats = endpoint({
  method: 'GET',
  path: '/schemes/:id/repeats',
  summary: 'Every time an analysis of the scheme was repeated, newest first, with its outcome',
  params: SchemeAt,
  response: z.array(SchemeRepeat),
});

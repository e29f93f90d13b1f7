import { z } from 'zod';
import { AreaCode, Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { SchemeJoin } from './scheme-join.ts';
import { ActiveValues, ColumnNames, TextEncoding } from './scheme-source.ts';

const Count = z.number().int().min(0);

/** The values of a column and how often they occur, for choosing what a kind means and which status counts. */
export const ColumnValues = z.object({
  /** Most frequent first, at most fifty; personal data is masked. */
  values: z.array(z.object({ value: z.string(), rows: Count })),
  /** Rows looked at, from the first on. */
  rows: Count,
  /** Whether the table has more rows than were looked at. */
  more: z.boolean(),
});
export type ColumnValues = z.infer<typeof ColumnValues>;

export const listColumnValues = endpoint({
  method: 'GET',
  path: '/schemes/sources/:evidenceId/values',
  summary: 'Which values a column of a table of an item of evidence has, and how often',
  params: z.object({ evidenceId: RecordId }),
  query: z.object({
    encoding: TextEncoding.optional(),
    table: z.string().min(1).max(200),
    column: z.string().min(1).max(200),
  }),
  response: ColumnValues,
});

/** Rows of further tables that could not be added; reckoned anew from the sealed originals. */
export const downloadImportFaults = endpoint({
  method: 'GET',
  path: '/schemes/:id/import-faults.csv',
  summary: 'Rows of the further tables of the last analysis that belong to no member or hold no amount',
  params: z.object({ id: RecordId }),
  response: z.unknown(),
});

// ── Check before an analysis ─────────────────────────────────────────────────────────────────

/**
 * What a check of a member table points out: row_width = more or fewer cells than the header; float_id = an id, phone or
 * card that was turned into a floating-point number; garbled_text = characters broken by a wrong conversion.
 */
export const SourceFaultKind = z.enum([
  'row_width',
  'missing_id',
  'duplicate_id',
  'self_reference',
  'unknown_upline',
  'float_id',
  'bad_amount',
  'bad_time',
  'garbled_text',
]);
export type SourceFaultKind = z.infer<typeof SourceFaultKind>;

export const SourceFault = z.object({
  kind: SourceFaultKind,
  /** Data row of the table, from 1. */
  row: Count,
  memberId: z.string(),
  /** Empty where the row as a whole is meant. */
  column: z.string(),
  /** As it stands in the table; personal data is masked. */
  value: z.string(),
  /** Of a duplicate: the row that counts. */
  firstRow: Count.nullable(),
});
export type SourceFault = z.infer<typeof SourceFault>;

export const SourceCheck = z.object({
  evidenceId: RecordId,
  table: z.string(),
  rows: Count,
  /** Of every kind looked for; with the first ten of each. */
  kinds: z.array(z.object({ kind: SourceFaultKind, count: Count, first: z.array(SourceFault).max(10) })),
  /** Kinds that could not be looked for, since no column has the role. */
  unchecked: z.array(SourceFaultKind),
});
export type SourceCheck = z.infer<typeof SourceCheck>;

/** Follow the job at /jobs/:jobId. */
export const checkSource = endpoint({
  method: 'POST',
  path: '/schemes/sources/:evidenceId/check',
  summary: 'Look through all rows of a member table for faults before it is analysed (long work)',
  params: z.object({ evidenceId: RecordId }),
  body: z.object({
    encoding: TextEncoding.optional(),
    table: z.string().min(1).max(200),
    mapping: ColumnNames.refine((names) => names.member_id !== undefined && names.recommender_id !== undefined, {
      message: '请先指定会员编号和推荐人两列',
    }),
  }),
  response: z.object({ jobId: RecordId }),
});

export const getSourceCheck = endpoint({
  method: 'GET',
  path: '/schemes/source-checks/:jobId',
  summary: 'What a finished check found: how many faults of each kind, with the first of each',
  params: z.object({ jobId: RecordId }),
  response: SourceCheck,
});

export const downloadSourceFaults = endpoint({
  method: 'GET',
  path: '/schemes/source-checks/:jobId/faults.csv',
  summary: 'Every fault that a check found, row by row',
  params: z.object({ jobId: RecordId }),
  response: z.unknown(),
});

// ── Mapping profiles ─────────────────────────────────────────────────────────────────────────

const ProfileName = z.string().trim().min(2, '请填写模板名称（至少 2 个字）').max(60);

/** How the tables of one site software are to be read; offered when a table has just these columns. */
export const MappingProfile = z.object({
  id: RecordId,
  area: AreaCode,
  name: ProfileName,
  /** Columns of the table of members, in the order of the file it was made from. */
  columns: z.array(z.string().max(200)).min(2).max(500),
  mapping: ColumnNames,
  join: SchemeJoin,
  /** What the column `active` says of an activated account; absent takes the usual words. */
  activeValues: ActiveValues.optional(),
  createdBy: z.string(),
  createdAt: Instant,
});
export type MappingProfile = z.infer<typeof MappingProfile>;

export const listMappingProfiles = endpoint({
  method: 'GET',
  path: '/scheme-mapping-profiles',
  summary: 'Saved mappings of site software of the jurisdiction, by name',
  response: z.array(MappingProfile),
});

/** `join` names tables of the same file only: other items of evidence differ from case to case. */
export const saveMappingProfile = endpoint({
  method: 'POST',
  path: '/scheme-mapping-profiles',
  summary: 'Save the mapping of a site software under a name; an older one of that name is replaced',
  body: MappingProfile.pick({
    id: true,
    name: true,
    columns: true,
    mapping: true,
    join: true,
    activeValues: true,
  }).refine(({ join }) => join.every(({ evidenceId }) => evidenceId === undefined), {
    path: ['join'],
    message: '模板只能保存同一文件中的其他表',
  }),
  response: z.object({ id: RecordId }),
});

export const deleteMappingProfile = endpoint({
  method: 'DELETE',
  path: '/scheme-mapping-profiles/:id',
  summary: 'Delete a saved mapping; analyses made with it keep theirs',
  params: z.object({ id: RecordId }),
  response: z.object({ id: RecordId }),
});

import { z } from 'zod';
import { RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { SchemeJoin } from './scheme-join.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Count = z.number().int().min(0);

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

/** Values of the column `active` that mean an activated or paid account. */
export const ActiveValues = z.array(z.string().trim().min(1).max(20)).min(1).max(20);

/** Role → name of its column in the file. */
export const ColumnNames = z.partialRecord(MemberColumn, z.string().min(1).max(200));
export type ColumnNames = z.infer<typeof ColumnNames>;

/** What makes accounts one person; an empty list takes each account as a person of its own. */
export const PersonKey = z.enum(['id_number', 'phone', 'bank_card', 'device']);
export type PersonKey = z.infer<typeof PersonKey>;

export const TextEncoding = z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']);
export type TextEncoding = z.infer<typeof TextEncoding>;

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
    activeValues: ActiveValues.optional(),
  }),
  response: z.object({ id: RecordId, jobId: RecordId }),
});

import { z } from 'zod';
import { RecordId } from './common.ts';

/** Amounts of a further table: summed by member. */
export const JoinMoneyRole = z.enum([
  'paid_in',
  'paid_out',
  'pay_direct',
  'pay_indirect',
  'pay_team',
  'pay_node',
  'pay_match',
  'pay_sales',
  'pay_other',
]);
export type JoinMoneyRole = z.infer<typeof JoinMoneyRole>;

/** What a further table can say about a member: amounts are summed, of texts the first that is not empty counts. */
export const JoinRole = z.enum([
  ...JoinMoneyRole.options,
  'name',
  'phone',
  'id_number',
  'bank_card',
  'device',
  'ip',
  'area',
  'level_name',
  'joined_at',
  'last_active_at', // 取最晚的
  'active',
]);
export type JoinRole = z.infer<typeof JoinRole>;

const ColumnName = z.string().min(1).max(200);
const CellValue = z.string().max(200);

/** A table besides that of the members: orders, withdrawals, bonuses, bank cards, log-ins. */
export const FurtherTable = z.object({
  /** Another item of evidence of the same case; without it the table is in the file of the members. */
  evidenceId: RecordId.optional(),
  table: z.string().min(1).max(200),
  /** The column that holds the member's id. */
  key: ColumnName,
  /** Role → column. */
  values: z.partialRecord(JoinRole, ColumnName).default({}),
  /** A log whose kind column says what an amount is, e.g. 奖金类型 直推奖 → pay_direct. */
  kinds: z
    .object({ column: ColumnName, amount: ColumnName, roles: z.record(CellValue, JoinMoneyRole) })
    .refine(({ roles }) => Object.keys(roles).length <= 200, '种类最多 200 个')
    .optional(),
  /** Only rows with one of these values count, e.g. 已支付. */
  status: z.object({ column: ColumnName, values: z.array(CellValue).min(1).max(50) }).optional(),
});
export type FurtherTable = z.infer<typeof FurtherTable>;

export const SchemeJoin = z
  .array(FurtherTable)
  .max(8)
  .refine(
    (tables) => tables.every(({ values, kinds }) => Object.keys(values).length > 0 || kinds !== undefined),
    '每张其他表至少要指定一列数据',
  );
export type SchemeJoin = z.infer<typeof SchemeJoin>;

const Count = z.number().int().min(0);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** What became of the rows of a further table. */
export const JoinedTable = z.object({
  evidenceId: RecordId,
  file: z.string(),
  sha256: Sha256,
  sm3: Sha256,
  table: z.string(),
  rows: Count,
  /** Rows that were added to a member. */
  joined: Count,
  /** Left out by their status. */
  otherStatus: Count,
  /** No member id, or one that the table of members does not have. */
  unknownMember: Count,
  /** A cell that is no amount; counted as 0. */
  badAmount: Count,
  /** Rows whose kind was given no meaning; their amount by kind is left out. */
  otherKind: Count,
});
export type JoinedTable = z.infer<typeof JoinedTable>;

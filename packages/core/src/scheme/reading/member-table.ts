import type { MoneyColumn, TextColumn, WideAmount } from './cells.ts';
import { sharedBytes, sharedFloat64, sharedUint32 } from './cells.ts';
import { SchemeError } from '../scheme-error.ts';

/** Texts that the structure itself does not need, but the counting bases, the findings about it and its readers do. */
export const SHOWN_TEXTS = [
  'name',
  'phone',
  'id_number',
  'bank_card',
  'device',
  'ip',
  'area',
  'level_name',
  'joined_at',
  'last_active_at',
  'active',
] as const;
export type ShownText = (typeof SHOWN_TEXTS)[number];

/** Kinds of pay that a member table may list apart, as sites of the field name them. */
export const PAY_KINDS = [
  'pay_direct', // 直推奖
  'pay_indirect', // 间推奖
  'pay_team', // 团队奖、级差奖
  'pay_node', // 见点奖、层奖
  'pay_match', // 对碰奖、量奖
  'pay_sales', // 零售利润、销售奖
  'pay_other',
] as const;
export type PayKind = (typeof PAY_KINDS)[number];

/** A member table in columns, in the order of the file; row `r` is data row `r + 1`. */
export interface MemberTable {
  readonly rows: number;
  readonly ids: TextColumn;
  readonly recommenders: TextColumn;
  /** Normalised columns that make accounts one person, in the order asked for. */
  readonly keys: readonly TextColumn[];
  readonly paidIn: MoneyColumn | undefined;
  readonly paidOut: MoneyColumn | undefined;
  readonly shown: { readonly [text in ShownText]?: TextColumn };
  /** Second tree: where an account was placed (接点、安置), which need not be under its recommender. */
  readonly placements: TextColumn | undefined;
  readonly pay: { readonly [kind in PayKind]?: MoneyColumn };
}

/** Rows are numbered with 32 bits, one of them for the sign. */
export const MAX_ROWS = 2 ** 31 - 2;

/** Puts the parts of a table that several threads have read behind each other. O(bytes); one part is not copied. */
export function concatTables(parts: readonly MemberTable[]): MemberTable {
  const [first] = parts;
  if (first === undefined) throw new SchemeError('empty', 'the table has no rows');
  if (parts.length === 1) return first;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  if (rows > MAX_ROWS)
    throw new SchemeError('too_large', `the table has ${rows} rows; one analysis takes at most ${MAX_ROWS}`);
  const bases = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.rows, 0));
  const shown: { [text in ShownText]?: TextColumn } = {};
  for (const text of SHOWN_TEXTS)
    if (first.shown[text] !== undefined) shown[text] = concatTexts(parts.flatMap((part) => part.shown[text] ?? []));
  const money = (columns: readonly MoneyColumn[]): MoneyColumn | undefined => concatMoney(columns, bases);
  const pay: { [kind in PayKind]?: MoneyColumn } = {};
  for (const kind of PAY_KINDS) {
    const whole = money(parts.flatMap((part) => part.pay[kind] ?? []));
    if (whole !== undefined) pay[kind] = whole;
  }
  return {
    rows,
    ids: concatTexts(parts.map((part) => part.ids)),
    recommenders: concatTexts(parts.map((part) => part.recommenders)),
    keys: first.keys.map((_, key) => concatTexts(parts.flatMap((part) => part.keys[key] ?? []))),
    paidIn: money(parts.flatMap((part) => part.paidIn ?? [])),
    paidOut: money(parts.flatMap((part) => part.paidOut ?? [])),
    shown,
    placements: first.placements && concatTexts(parts.flatMap((part) => part.placements ?? [])),
    pay,
  };
}

function concatTexts(parts: readonly TextColumn[]): TextColumn {
  const rows = parts.reduce((sum, part) => sum + part.offsets.length - 1, 0);
  const length = parts.reduce((sum, part) => sum + part.bytes.length, 0);
  if (length > 0xffff_ffff) throw new SchemeError('too_large', 'the texts of one column exceed 4 GiB');
  const hashed = parts.some((part) => part.hashes.length > 0);
  const whole = {
    offsets: sharedUint32(rows + 1),
    bytes: sharedBytes(length),
    hashes: sharedUint32(hashed ? rows : 0),
  };
  let row = 0;
  let base = 0;
  for (const part of parts) {
    whole.bytes.set(part.bytes, base);
    if (hashed) whole.hashes.set(part.hashes, row);
    const count = part.offsets.length - 1;
    for (let at = 1; at <= count; at += 1) whole.offsets[row + at] = (part.offsets[at] as number) + base;
    row += count;
    base += part.bytes.length;
  }
  return whole;
}

function concatMoney(parts: readonly MoneyColumn[], bases: readonly number[]): MoneyColumn | undefined {
  if (parts.length === 0) return undefined;
  const fen = sharedFloat64(parts.reduce((sum, part) => sum + part.fen.length, 0));
  const faultRows = sharedUint32(parts.reduce((sum, part) => sum + part.faultRows.length, 0));
  const wide: WideAmount[] = [];
  let faults = 0;
  for (const [index, part] of parts.entries()) {
    const base = bases[index] ?? 0;
    fen.set(part.fen, base);
    for (const amount of part.wide) wide.push({ row: amount.row + base, fen: amount.fen });
    for (const row of part.faultRows) {
      faultRows[faults] = row + base;
      faults += 1;
    }
  }
  return { fen, wide, faultRows, faultTexts: concatTexts(parts.map((part) => part.faultTexts)) };
}

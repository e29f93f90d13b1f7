import type { MoneyColumn, TextColumn, WideAmount } from './cells.ts';
import { sharedFloat64, sharedUint32, textRoom } from './cells.ts';
import type { TableRoom } from './table-room.ts';
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

/** The columns of a table as lists: ids, recommenders, keys, shown texts, placements; paid in, paid out, pay by kind. */
export interface TableColumns {
  readonly texts: readonly TextColumn[];
  readonly money: readonly MoneyColumn[];
}

/** What a table or a plan has in each role; `undefined` where it has nothing. */
interface Roles {
  readonly keys: readonly unknown[];
  readonly paidIn: unknown;
  readonly paidOut: unknown;
  readonly shown: { readonly [text in ShownText]?: unknown };
  readonly placements: unknown;
  readonly pay: { readonly [kind in PayKind]?: unknown };
}

/** Gives the columns of a list the roles that `like` has. */
export function nameColumns(like: Roles, rows: number, columns: TableColumns): MemberTable {
  const texts = columns.texts.values();
  const money = columns.money.values();
  const next = (): TextColumn => texts.next().value ?? missing();
  const amounts = (present: unknown): MoneyColumn | undefined =>
    present === undefined ? undefined : (money.next().value ?? missing());
  const named = { rows, ids: next(), recommenders: next(), keys: like.keys.map(next) };
  const shown: { [text in ShownText]?: TextColumn } = {};
  for (const text of SHOWN_TEXTS) if (like.shown[text] !== undefined) shown[text] = next();
  const placements = like.placements === undefined ? undefined : next();
  const paidIn = amounts(like.paidIn);
  const paidOut = amounts(like.paidOut);
  const pay: { [kind in PayKind]?: MoneyColumn } = {};
  for (const kind of PAY_KINDS) {
    const column = amounts(like.pay[kind]);
    if (column !== undefined) pay[kind] = column;
  }
  return { ...named, paidIn, paidOut, shown, placements, pay };
}

function missing(): never {
  throw new Error('a table has fewer columns than its plan');
}

/** The columns of a table as lists. */
export function listColumns({ ids, recommenders, keys, shown, placements, ...table }: MemberTable): TableColumns {
  const texts = [ids, recommenders, ...keys, ...SHOWN_TEXTS.map((text) => shown[text]), placements];
  const money = [table.paidIn, table.paidOut, ...PAY_KINDS.map((kind) => table.pay[kind])];
  return {
    texts: texts.filter((column) => column !== undefined),
    money: money.filter((column) => column !== undefined),
  };
}

/**
 * Puts the parts of a table that several threads have read behind each other. `place` is where they lie already, if they
 * lie in one memory: then they only move together. Throws SchemeError `empty` or `too_large`. O(bytes); a single part is taken as it is.
 */
export function concatTables(parts: readonly MemberTable[], place: TableRoom = NOWHERE): MemberTable {
  const [first] = parts;
  if (first === undefined) throw new SchemeError('empty', 'the table has no rows');
  if (parts.length === 1) return first;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  if (rows > MAX_ROWS)
    throw new SchemeError('too_large', `the table has ${rows} rows; one analysis takes at most ${MAX_ROWS}`);
  const lists = parts.map(listColumns);
  const columns = listColumns(first);
  return nameColumns(first, rows, {
    texts: columns.texts.map((_, at) =>
      concatTexts(
        lists.flatMap(({ texts }) => texts[at] ?? []),
        place.texts[at],
      ),
    ),
    money: columns.money.map((_, at) =>
      concatMoney(
        lists.flatMap(({ money }) => money[at] ?? []),
        place.money[at],
      ),
    ),
  });
}

const NOWHERE: TableRoom = { texts: [], money: [] };

/** Without a place in fresh memory; with one, which may be where the parts already lie in their order, they move together. */
function concatTexts(parts: readonly TextColumn[], place: TextColumn | undefined): TextColumn {
  const rows = parts.reduce((sum, part) => sum + part.offsets.length - 1, 0);
  const length = parts.reduce((sum, part) => sum + part.bytes.length, 0);
  if (length > 0xffff_ffff) throw new SchemeError('too_large', 'the texts of one column exceed 4 GiB');
  const kind = parts.some((part) => part.hashes.length > 0) ? 'id' : 'plain';
  const whole = place ?? textRoom(kind, { rows, bytes: length });
  let row = 0;
  let base = 0;
  for (const part of parts) {
    const count = part.offsets.length - 1;
    whole.bytes.set(part.bytes, base);
    if (kind === 'id') whole.hashes.set(part.hashes, row);
    whole.offsets[row] = base;
    for (let at = 1; at <= count; at += 1) whole.offsets[row + at] = (part.offsets[at] as number) + base;
    row += count;
    base += part.bytes.length;
  }
  return {
    offsets: whole.offsets.subarray(0, rows + 1),
    bytes: whole.bytes.subarray(0, length),
    hashes: whole.hashes.subarray(0, kind === 'id' ? rows : 0),
  };
}

function concatMoney(parts: readonly MoneyColumn[], place: Float64Array | undefined): MoneyColumn {
  const rows = parts.reduce((sum, part) => sum + part.fen.length, 0);
  const fen = (place ?? sharedFloat64(rows)).subarray(0, rows);
  const faultRows = sharedUint32(parts.reduce((sum, part) => sum + part.faultRows.length, 0));
  const wide: WideAmount[] = [];
  let base = 0;
  let faults = 0;
  for (const part of parts) {
    fen.set(part.fen, base);
    for (const amount of part.wide) wide.push({ row: amount.row + base, fen: amount.fen });
    for (const row of part.faultRows) {
      faultRows[faults] = row + base;
      faults += 1;
    }
    base += part.fen.length;
  }
  return {
    fen,
    wide,
    faultRows,
    faultTexts: concatTexts(
      parts.map((part) => part.faultTexts),
      undefined,
    ),
  };
}

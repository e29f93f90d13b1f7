import type { MoneyColumn, TextColumn, WideAmount } from './cells.ts';
import { sharedBytes, sharedFloat64, sharedUint32 } from './cells.ts';
import { SchemeError } from '../scheme-error.ts';

/** Texts that the analysis does not need but a reader of the structure file wants to see. */
export const SHOWN_TEXTS = ['name', 'phone', 'id_number', 'bank_card'] as const;
export type ShownText = (typeof SHOWN_TEXTS)[number];

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
  return {
    rows,
    ids: concatTexts(parts.map((part) => part.ids)),
    recommenders: concatTexts(parts.map((part) => part.recommenders)),
    keys: first.keys.map((_, key) => concatTexts(parts.flatMap((part) => part.keys[key] ?? []))),
    paidIn: concatMoney(
      parts.flatMap((part) => part.paidIn ?? []),
      bases,
    ),
    paidOut: concatMoney(
      parts.flatMap((part) => part.paidOut ?? []),
      bases,
    ),
    shown,
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

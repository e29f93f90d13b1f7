import { decodeUtf8, encodeUtf8 } from '../reading/utf8.ts';
import type { MoneyColumn } from '../reading/cells.ts';
import { PAY_KINDS, type PayKind } from '../reading/member-table.ts';
import { SchemeError } from '../scheme-error.ts';
import type { ReadBytes } from '../structure-file/sections.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { type Derived, deriveInsight } from './derive-insight.ts';
import type { Insight } from './insight.ts';
import type { InsightRules } from './insight-rules.ts';
import { dayOf } from './read-time.ts';

/**
 * The insight file of an analysis, beside its structure file and with the same indexes: a magic, the length of a head,
 * the head (JSON: figures and where the columns lie), then the columns, little-endian.
 */
const MAGIC = 'QYINSGT1';
const HEADER = 16;

export type SumColumn = 'paid_in' | 'paid_out' | PayKind;

/** Amounts are summed up to every so many accounts; what is between is read from the structure file. */
export const SUM_BLOCK = 64;

/**
 * `joined`, `active`, `area`: 16 bits an account. `childStart`: 32 bits for each account on a line and one more: where
 * its children begin, or would. Sums: 64-bit fen of all accounts on a line before each block, and of all.
 */
export type Column = 'members' | 'joined' | 'active' | 'area' | 'childStart' | SumColumn;

type Places = Readonly<Partial<Record<Column, readonly [offset: number, length: number]>>>;

interface Head {
  readonly insight: Insight;
  readonly places: Places;
}

interface Piece {
  readonly column: Column;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The bytes of the insight file, for `openInsightFile`. Same input, same bytes. Nearly O(rows + bytes). */
export function* encodeInsight(structure: Structure, rules: InsightRules): Generator<Uint8Array<ArrayBuffer>> {
  const derived = deriveInsight(structure, rules);
  const pieces = [...columnsOf(structure, derived)];
  const places: { [column in Column]?: [number, number] } = {};
  let offset = 0;
  for (const { column, bytes } of pieces) {
    places[column] = [offset, bytes.length];
    offset += bytes.length;
  }
  const head = encodeUtf8(JSON.stringify({ insight: derived.insight, places } satisfies Head));
  const front = new Uint8Array(HEADER + head.length);
  front.set(encodeUtf8(MAGIC));
  new DataView(front.buffer).setUint32(MAGIC.length, head.length, true);
  front.set(head, HEADER);
  yield front;
  for (const { bytes } of pieces) yield bytes;
}

function* columnsOf(structure: Structure, derived: Derived): Generator<Piece> {
  const { order, times, areas, members } = derived;
  const { rowAt } = order;
  yield { column: 'members', bytes: words(members) };
  yield { column: 'joined', bytes: halves(rowAt, (row) => dayOf(times.joined[row] as number)) };
  yield { column: 'active', bytes: halves(rowAt, (row) => dayOf(times.active[row] as number)) };
  yield { column: 'area', bytes: halves(rowAt, (row) => areas.of[row] as number) };
  yield { column: 'childStart', bytes: words(childStarts(structure, derived)) };
  const { paidIn, paidOut, pay } = structure.table;
  const columns: readonly (readonly [SumColumn, MoneyColumn | undefined])[] = [
    ['paid_in', paidIn],
    ['paid_out', paidOut],
    ...PAY_KINDS.map((kind) => [kind, pay[kind]] as const),
  ];
  for (const [column, money] of columns) if (money !== undefined) yield { column, bytes: blockSums(money, derived) };
}

/** In breadth-first order the children of one account begin where those of the account before it end. */
function childStarts({ links }: Structure, { order }: Derived): Uint32Array {
  const starts = new Uint32Array(order.lined + 1);
  let start = order.roots;
  for (let index = 0; index < order.lined; index += 1) {
    starts[index] = start;
    start += links.kids[(order.rowAt[index] as number) * 2 + 1] as number;
  }
  starts[order.lined] = start;
  return starts;
}

function words(values: Uint32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < values.length; at += 1) view.setUint32(at * 4, values[at] as number, true);
  return bytes;
}

function halves(rowAt: Uint32Array, value: (row: number) => number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rowAt.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < rowAt.length; at += 1) view.setUint16(at * 2, value(rowAt[at] as number), true);
  return bytes;
}

const NEAR = 2 ** 52;

function blockSums({ fen, wide }: MoneyColumn, { order }: Derived): Uint8Array<ArrayBuffer> {
  const { rowAt, lined } = order;
  const large = new Map(wide.map((amount) => [amount.row, amount.fen]));
  const bytes = new Uint8Array((Math.ceil(lined / SUM_BLOCK) + 1) * 8);
  const view = new DataView(bytes.buffer);
  let total = 0n;
  let near = 0;
  for (let index = 0; index < lined; index += 1) {
    if (index % SUM_BLOCK === 0) {
      total += BigInt(near);
      near = 0;
      view.setBigInt64((index / SUM_BLOCK) * 8, total, true);
    }
    const row = rowAt[index] as number;
    if (Math.abs(near) > NEAR / 2) {
      total += BigInt(near);
      near = 0;
    }
    const amount = fen[row] as number;
    if (Math.abs(amount) < NEAR / 2) near += amount;
    else total += BigInt(amount);
    if (large.size > 0) total += large.get(row) ?? 0n;
  }
  view.setBigInt64(bytes.length - 8, total + BigInt(near), true);
  return bytes;
}

export interface InsightFile {
  readonly insight: Insight;
  readonly has: (column: Column) => boolean;
  /** Entries `[from, to)` of a column, as far as it reaches. */
  readonly halves: (column: 'joined' | 'active' | 'area', from: number, to: number) => Promise<Uint16Array>;
  readonly words: (column: 'members' | 'childStart', from: number, to: number) => Promise<Uint32Array>;
  /** Fen of all accounts on a line before block `block`. */
  readonly sumBefore: (column: SumColumn, block: number) => Promise<bigint>;
}

/** Opens a file that `encodeInsight` wrote; reads its head. Throws SchemeError `unreadable` when it is none of this version. */
export async function openInsightFile(read: ReadBytes): Promise<InsightFile> {
  const front = await read(0, HEADER);
  if (front.length < HEADER || decodeUtf8(front.subarray(0, MAGIC.length)) !== MAGIC)
    throw new SchemeError('unreadable', 'the insight file cannot be read: it does not begin like one of this version');
  const length = viewOf(front).getUint32(MAGIC.length, true);
  const head = JSON.parse(decodeUtf8(await read(HEADER, length))) as Head;
  const stretch = async (column: Column, width: number, [from, to]: readonly [number, number]): Promise<DataView> => {
    const [offset, size] = head.places[column] ?? [0, 0];
    const start = Math.min(from * width, size);
    const bytes = Math.max(0, Math.min(to * width, size) - start);
    const found = bytes === 0 ? new Uint8Array(0) : await read(HEADER + length + offset + start, bytes);
    if (found.length < bytes) throw new SchemeError('unreadable', 'the insight file cannot be read: it ends too early');
    return viewOf(found);
  };
  return {
    insight: head.insight,
    has: (column) => head.places[column] !== undefined,
    halves: async (column, from, to) => {
      const view = await stretch(column, 2, [from, to]);
      const values = new Uint16Array(view.byteLength / 2);
      for (let at = 0; at < values.length; at += 1) values[at] = view.getUint16(at * 2, true);
      return values;
    },
    words: async (column, from, to) => {
      const view = await stretch(column, 4, [from, to]);
      return Uint32Array.from({ length: view.byteLength / 4 }, (_, at) => view.getUint32(at * 4, true));
    },
    sumBefore: async (column, block) => (await stretch(column, 8, [block, block + 1])).getBigInt64(0, true),
  };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

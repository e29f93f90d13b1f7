import { dropBlanks, skipBlanks } from './blanks.ts';
import { parseMoneyField } from './money-field.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

/**
 * Growing columns that the parser fills cell by cell. All buffers are shared memory, so that threads can hand columns
 * on without copying. A row is written by `put(row, …)`; writing the same row again replaces it, which is how a row cut
 * off at the end of a block is taken back.
 */
export interface CellSink {
  put(row: number, bytes: Uint8Array, from: number, to: number): void;
  /** A cell that the row is too short to have. */
  putNothing(row: number): void;
}

/** Texts in row order: cell `r` is `bytes[offsets[r] … offsets[r + 1])`. */
export interface TextColumn {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
  /** 32-bit hash of each cell; 0-length when the column is not for joining. */
  readonly hashes: Uint32Array;
}

export const sharedBytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
export const sharedUint32 = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedInt32 = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedFloat64 = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8));

const MAX_TEXT = 0xffff_ffff;

/** `plain` keeps the trimmed text, `id` also hashes it, `key` folds it to upper case first. */
export type TextKind = 'plain' | 'id' | 'key';

/** Shared memory for `rows` texts of so many bytes together. Nothing of it is used up before it is written to. */
export function textRoom(
  kind: TextKind,
  { rows, bytes }: { readonly rows: number; readonly bytes: number },
): TextColumn {
  return {
    offsets: sharedUint32(rows + 1),
    bytes: sharedBytes(bytes),
    hashes: sharedUint32(kind === 'plain' ? 0 : rows),
  };
}

/** How much to take when so much is needed: half as much again when nobody knows how much will come. */
export type Growth = (need: number) => number;
const HALF_MORE: Growth = (need) => need * 1.5;

export class TextSink implements CellSink {
  private offsets: Uint32Array;
  private bytes: Uint8Array;
  private hashes: Uint32Array;
  private readonly kind: TextKind;
  private readonly room: TextColumn;
  private readonly growth: Growth;

  /** Begins in `room`; larger memory is taken when that is full. */
  constructor(kind: TextKind, room: TextColumn, growth = HALF_MORE) {
    this.kind = kind;
    this.growth = growth;
    this.room = room;
    this.offsets = room.offsets;
    this.bytes = room.bytes;
    this.hashes = room.hashes;
  }

  /** True as long as the room has been enough. */
  get fits(): boolean {
    return this.offsets === this.room.offsets && this.bytes === this.room.bytes;
  }

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    const start = skipBlanks(bytes, from, to);
    const end = dropBlanks(bytes, start, to);
    if (this.kind === 'key' && hasLowerOrWide(bytes, start, end)) {
      const upper = encodeUtf8(decodeUtf8(bytes.subarray(start, end)).toUpperCase());
      this.store(row, upper, 0, upper.length);
    } else this.store(row, bytes, start, end);
  }

  putNothing(row: number): void {
    this.reserve(row, 0);
    this.offsets[row + 1] = this.offsets[row] as number;
    if (this.kind !== 'plain') this.hashes[row] = 0;
  }

  /** The first `rows` cells. */
  column(rows: number): TextColumn {
    const end = this.offsets[rows] ?? 0;
    return {
      offsets: this.offsets.subarray(0, rows + 1),
      bytes: this.bytes.subarray(0, end),
      hashes: this.kind === 'plain' ? this.hashes : this.hashes.subarray(0, rows),
    };
  }

  private store(row: number, source: Uint8Array, from: number, to: number): void {
    this.reserve(row, to - from);
    const target = this.bytes;
    let out = this.offsets[row] as number;
    let at = from;
    let hash = to - from;
    for (const stop = to - 3; at < stop; at += 4, out += 4) {
      const a = source[at] as number;
      const b = source[at + 1] as number;
      const c = source[at + 2] as number;
      const d = source[at + 3] as number;
      target[out] = a;
      target[out + 1] = b;
      target[out + 2] = c;
      target[out + 3] = d;
      hash = Math.imul(hash ^ (a | (b << 8) | (c << 16) | (d << 24)), 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    for (; at < to; at += 1, out += 1) {
      const byte = source[at] as number;
      target[out] = byte;
      hash = Math.imul(hash ^ byte, 0xc2b2ae35);
      hash ^= hash >>> 15;
    }
    this.offsets[row + 1] = out;
    if (this.kind !== 'plain') this.hashes[row] = finish(hash);
  }

  private reserve(row: number, length: number): void {
    if (row + 1 >= this.offsets.length) {
      const rows = Math.ceil(this.growth(row + 2));
      this.offsets = grown(this.offsets, sharedUint32(rows + 1));
      if (this.kind !== 'plain') this.hashes = grown(this.hashes, sharedUint32(rows));
    }
    const need = (this.offsets[row] as number) + length;
    if (need > MAX_TEXT) throw new RangeError('The ids of one table may not exceed 4 GiB of text');
    if (need > this.bytes.length)
      this.bytes = grown(this.bytes, sharedBytes(Math.min(MAX_TEXT, Math.ceil(this.growth(need)))));
  }
}

function grown<T extends Uint8Array | Uint32Array | Float64Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}

/** Spreads the bits of a running hash, so that its upper bits can choose a partition. */
function finish(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  const second = Math.imul(first ^ (first >>> 15), 0x846ca68b);
  return (second ^ (second >>> 16)) >>> 0;
}

function hasLowerOrWide(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte > 0x7f || (byte > 0x60 && byte < 0x7b)) return true;
  }
  return false;
}

/** Amounts in fen in row order, exact up to 2^53; larger ones stand in `wide` and are 0 in `fen`. */
export interface MoneyColumn {
  readonly fen: Float64Array;
  readonly wide: readonly WideAmount[];
  /** Rows (from 0) whose cell was no amount, ascending, and what stood there. */
  readonly faultRows: Uint32Array;
  readonly faultTexts: TextColumn;
}

export interface WideAmount {
  readonly row: number;
  readonly fen: bigint;
}

const MAX_EXACT = 2n ** 53n;

export class MoneySink implements CellSink {
  private fen: Float64Array;
  private wide: WideAmount[] = [];
  private faults: Uint32Array = sharedUint32(64);
  private faultCount = 0;
  private readonly faultTexts = new TextSink('plain', textRoom('plain', { rows: 64, bytes: 1024 }));
  private readonly room: Float64Array;
  private readonly growth: Growth;

  /** Begins in `room`; larger memory is taken when that is full. */
  constructor(room: Float64Array, growth = HALF_MORE) {
    this.room = room;
    this.growth = growth;
    this.fen = room;
  }

  /** True as long as the room has been enough. */
  get fits(): boolean {
    return this.fen === this.room;
  }

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    if (row >= this.fen.length) this.fen = grown(this.fen, sharedFloat64(Math.ceil(this.growth(row + 1))));
    const start = skipBlanks(bytes, from, to);
    const end = dropBlanks(bytes, start, to);
    const quick = plainAmount(bytes, start, end);
    this.fen[row] = Number.isNaN(quick) ? this.slow(row, bytes.subarray(start, end)) : quick;
  }

  putNothing(row: number): void {
    this.put(row, EMPTY, 0, 0);
  }

  column(rows: number): MoneyColumn {
    return {
      fen: this.fen.subarray(0, rows),
      wide: this.wide.filter((amount) => amount.row < rows),
      faultRows: this.faults.subarray(0, this.faultCount),
      faultTexts: this.faultTexts.column(this.faultCount),
    };
  }

  private slow(row: number, cell: Uint8Array): number {
    const parsed = parseMoneyField(decodeUtf8(cell));
    if (parsed === 'empty') return 0;
    if (parsed === 'fault') {
      this.noteFault(row, cell);
      return 0;
    }
    if (parsed >= -MAX_EXACT && parsed <= MAX_EXACT) return Number(parsed);
    if (this.wide.at(-1)?.row === row) this.wide.pop();
    this.wide.push({ row, fen: parsed });
    return 0;
  }

  private noteFault(row: number, cell: Uint8Array): void {
    // A row that was cut off by the end of a block comes again.
    if (this.faultCount > 0 && this.faults[this.faultCount - 1] === row) this.faultCount -= 1;
    if (this.faultCount === this.faults.length) this.faults = grown(this.faults, sharedUint32(this.faultCount * 2));
    this.faults[this.faultCount] = row;
    this.faultTexts.put(this.faultCount, cell, 0, cell.length);
    this.faultCount += 1;
  }
}

const EMPTY = new Uint8Array(0);

/** Fen of `123`, `-4.5` or `6.78` without a string; NaN for everything else, which the slow way then looks at. */
export function plainAmount(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return 0;
  const negative = bytes[from] === 0x2d;
  let at = negative ? from + 1 : from;
  const digits = at;
  let value = 0;
  for (; at < to; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (at === digits || at - digits > 13) return Number.NaN;
  value *= 100;
  if (at < to && bytes[at] === 0x2e) {
    const tens = at + 1 < to ? (bytes[at + 1] as number) - 0x30 : 0;
    const ones = at + 2 < to ? (bytes[at + 2] as number) - 0x30 : 0;
    if (at + 3 < to || tens < 0 || tens > 9 || ones < 0 || ones > 9) return Number.NaN;
    value += tens * 10 + ones;
    at = to;
  }
  if (at !== to) return Number.NaN;
  return negative && value !== 0 ? -value : value;
}

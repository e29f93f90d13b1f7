import type { TextColumn } from '../reading/cells.ts';
import { sharedUint32 } from '../reading/cells.ts';

/**
 * How the rows of a column fall into groups by the upper bits of their hash. Equal texts are always in the same group,
 * and groups have nothing to do with each other: threads take different ones.
 */
export interface Groups {
  readonly bits: number;
  /** Rows of the groups before each; one more at the end. */
  readonly starts: Uint32Array;
  /** Bytes of text of the groups before each; one more at the end. */
  readonly textStarts: Uint32Array;
}

/** Text `i` is `bytes[offsets[i] … offsets[i + 1])`. */
export type Texts = Pick<TextColumn, 'offsets' | 'bytes'>;

/**
 * The rows of some neighbouring groups, in row order within a group, with their texts beside them: a group's hash table
 * and all that it is compared with stay in the processor's cache. The buffers are used again for the next groups.
 */
export interface Gathered {
  /** First row and first byte of each group within the buffers. */
  starts: Uint32Array;
  rows: Uint32Array;
  hashes: Uint32Array;
  texts: { offsets: Uint32Array; bytes: Uint8Array };
}

/** Neighbouring groups `[from, to)`. */
export interface GroupRange {
  readonly from: number;
  readonly to: number;
}

/** Status codes of rows; those from `DUPLICATE` on are rows that are no accounts. */
export const STATUS = {
  ok: 0,
  root: 1,
  orphan: 2,
  selfReference: 3,
  cycle: 4,
  belowCycle: 5,
  duplicate: 6,
  missingId: 7,
} as const;

const ROWS_A_GROUP = 32_768;

/** How many upper bits of the hash choose the group, for about 32 k rows in each; 0 to 12. */
export function groupBits(rows: number): number {
  return Math.min(12, Math.max(0, Math.ceil(Math.log2(Math.max(1, rows) / ROWS_A_GROUP))));
}

// Each range costs one more walk over the hashes and holds an eighth of the texts once more in memory.
const RANGES = 8;

/** Cuts the groups into the ranges that are worked through one after the other, or by several threads at once. */
export function groupRanges(bits: number): readonly GroupRange[] {
  const step = Math.max(1, 2 ** bits / RANGES);
  return Array.from({ length: 2 ** bits / step }, (_, range) => ({ from: range * step, to: (range + 1) * step }));
}

/** Sizes of the groups of the rows whose cell is not empty and whose status is that of an account. O(rows). */
export function sizeGroups({ offsets, hashes }: TextColumn, bits: number, status: Uint8Array): Groups {
  const starts = sharedUint32(2 ** bits + 1);
  const textStarts = sharedUint32(starts.length);
  for (let row = 0; row < status.length; row += 1) {
    const length = (offsets[row + 1] as number) - (offsets[row] as number);
    if (length === 0 || (status[row] as number) >= STATUS.duplicate) continue;
    const behind = groupOf(hashes[row] as number, bits) + 1;
    starts[behind] = (starts[behind] as number) + 1;
    textStarts[behind] = (textStarts[behind] as number) + length;
  }
  for (let group = 1; group < starts.length; group += 1) {
    starts[group] = (starts[group] as number) + (starts[group - 1] as number);
    textStarts[group] = (textStarts[group] as number) + (textStarts[group - 1] as number);
  }
  return { bits, starts, textStarts };
}

/** Empty buffers for `gatherGroups`. */
export function nothingGathered(): Gathered {
  const none = new Uint32Array(0);
  return { starts: none, rows: none, hashes: none, texts: { offsets: none, bytes: new Uint8Array(0) } };
}

/** Fills `into` with the rows of a range of groups; `status` must be as it was for `sizeGroups`. O(rows + bytes of the range). */
export function gatherGroups(
  source: { readonly column: TextColumn; readonly groups: Groups; readonly status: Uint8Array },
  { from, to }: GroupRange,
  into: Gathered,
): void {
  const { starts, textStarts } = source.groups;
  const first = starts[from] as number;
  const firstByte = textStarts[from] as number;
  const total = (starts[to] as number) - first;
  const bytes = (textStarts[to] as number) - firstByte;
  if (into.rows.length < total) {
    into.rows = new Uint32Array(total);
    into.hashes = new Uint32Array(total);
    into.texts.offsets = new Uint32Array(total + 1);
  }
  if (into.texts.bytes.length < bytes) into.texts.bytes = new Uint8Array(bytes);
  into.starts = starts.slice(from, to + 1).map((start) => start - first);
  const next = into.starts.slice();
  const nextText = textStarts.slice(from, to).map((start) => start - firstByte);
  into.texts.offsets[total] = bytes;
  scatter(source, { from, to }, { into, next, nextText });
}

interface Scattering {
  readonly into: Gathered;
  readonly next: Uint32Array;
  readonly nextText: Uint32Array;
}

/** The walk over all rows: a function of its own, so that the compiler sees it whole. */
function scatter(
  { column, groups: { bits }, status }: Parameters<typeof gatherGroups>[0],
  { from, to }: GroupRange,
  { into, next, nextText }: Scattering,
): void {
  const { rows, hashes } = into;
  const { offsets, bytes } = into.texts;
  const source = column.bytes;
  const width = to - from;
  for (let row = 0; row < status.length; row += 1) {
    const hash = column.hashes[row] as number;
    const group = groupOf(hash, bits) - from;
    if (group < 0 || group >= width) continue;
    const start = column.offsets[row] as number;
    const end = column.offsets[row + 1] as number;
    if (start === end || (status[row] as number) >= STATUS.duplicate) continue;
    const at = next[group] as number;
    let out = nextText[group] as number;
    next[group] = at + 1;
    rows[at] = row;
    hashes[at] = hash;
    offsets[at] = out;
    for (let byte = start; byte < end; byte += 1, out += 1) bytes[out] = source[byte] as number;
    nextText[group] = out;
  }
}

/** A shift by 32 would be one by 0. */
function groupOf(hash: number, bits: number): number {
  return bits === 0 ? 0 : hash >>> (32 - bits);
}

/** Slots of an open-addressing table for `count` entries: a power of two, at most half full. */
export function slotCount(count: number): number {
  let slots = 8;
  while (slots < count * 2) slots *= 2;
  return slots;
}

/** An emptied table of `count` slots, in `old` when that is large enough. */
export function emptySlots(old: Uint32Array, count: number): Uint32Array {
  return old.length < count ? new Uint32Array(count) : old.fill(0, 0, count);
}

/** True if text `a` of the one and text `b` of the other have the same bytes. O(length). */
export function sameText(left: Texts, a: number, right: Texts, b: number): boolean {
  const from = left.offsets[a] as number;
  const length = (left.offsets[a + 1] as number) - from;
  const other = right.offsets[b] as number;
  if ((right.offsets[b + 1] as number) - other !== length) return false;
  for (let at = 0; at < length; at += 1) if (left.bytes[from + at] !== right.bytes[other + at]) return false;
  return true;
}

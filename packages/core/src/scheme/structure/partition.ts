import type { TextColumn } from '../reading/cells.ts';
import { sharedBytes, sharedUint32 } from '../reading/cells.ts';

/**
 * Rows grouped by the upper bits of a hash, in row order within a group, with their texts beside them: a group's hash
 * table and all that it is compared with stay in the processor's cache. Equal texts are always in the same group.
 */
export interface Partitions {
  /** Group `p` is `[starts[p], starts[p + 1])` of `rows`, `hashes` and `texts`. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly hashes: Uint32Array;
  readonly texts: Texts;
}

/** Text `i` is `bytes[offsets[i] … offsets[i + 1])`. */
export type Texts = Pick<TextColumn, 'offsets' | 'bytes'>;

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

const ROWS_A_PARTITION = 32_768;

/** How many upper bits of the hash choose the group, for about 32 k rows in each; 0 to 12. */
export function partitionBits(rows: number): number {
  return Math.min(12, Math.max(0, Math.ceil(Math.log2(Math.max(1, rows) / ROWS_A_PARTITION))));
}

/** Groups the rows whose cell is not empty and whose status is that of an account. O(bytes). */
export function partitionColumn(column: TextColumn, bits: number, status: Uint8Array): Partitions {
  const { starts, textStarts } = sizeGroups(column, bits, status);
  const groups = starts.length - 1;
  const total = starts[groups] as number;
  const textEnd = textStarts[groups] as number;
  const grouped = {
    starts,
    rows: sharedUint32(total),
    hashes: sharedUint32(total),
    texts: { offsets: sharedUint32(total + 1), bytes: sharedBytes(textEnd) },
  };
  const { rows } = grouped;
  const { offsets, bytes } = grouped.texts;
  offsets[total] = textEnd;
  const next = starts.slice();
  const nextText = textStarts;
  for (let row = 0; row < status.length; row += 1) {
    const from = column.offsets[row] as number;
    const to = column.offsets[row + 1] as number;
    if (from === to || (status[row] as number) >= STATUS.duplicate) continue;
    const hash = column.hashes[row] as number;
    const group = groupOf(hash, bits);
    const at = next[group] as number;
    let out = nextText[group] as number;
    next[group] = at + 1;
    rows[at] = row;
    grouped.hashes[at] = hash;
    offsets[at] = out;
    for (let byte = from; byte < to; byte += 1, out += 1) bytes[out] = column.bytes[byte] as number;
    nextText[group] = out;
  }
  return grouped;
}

/** A shift by 32 would be one by 0. */
function groupOf(hash: number, bits: number): number {
  return bits === 0 ? 0 : hash >>> (32 - bits);
}

/** Where each group and its texts begin. */
function sizeGroups(
  { offsets, hashes }: TextColumn,
  bits: number,
  status: Uint8Array,
): { readonly starts: Uint32Array; readonly textStarts: Uint32Array } {
  const starts = sharedUint32(2 ** bits + 1);
  const textStarts = new Uint32Array(starts.length);
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
  return { starts, textStarts };
}

/** Slots of an open-addressing table for `count` entries: a power of two, at most half full. */
export function slotCount(count: number): number {
  let slots = 8;
  while (slots < count * 2) slots *= 2;
  return slots;
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

import type { TextColumn } from './cells.ts';
import { sharedUint32 } from './cells.ts';

/**
 * Rows grouped by the upper bits of a hash, in row order within a group, so that each group's hash table stays in the
 * processor's cache. Equal texts are always in the same group.
 */
export interface Partitions {
  /** Group `p` is `[starts[p], starts[p + 1])` of `rows` and `hashes`. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly hashes: Uint32Array;
}

/** Status codes of rows; those from `DUPLICATE` on are rows that are no accounts. */
export const STATUS = { ok: 0, root: 1, orphan: 2, selfReference: 3, cycle: 4, belowCycle: 5, duplicate: 6, missingId: 7 } as const;

const ROWS_A_PARTITION = 32_768;

/** How many upper bits of the hash choose the group, for about 32 k rows in each; 0 to 12. */
export function partitionBits(rows: number): number {
  return Math.min(12, Math.max(0, Math.ceil(Math.log2(Math.max(1, rows) / ROWS_A_PARTITION))));
}

/** Groups the rows whose cell is not empty and whose status is that of an account. O(rows). */
export function partitionColumn(column: TextColumn, bits: number, status: Uint8Array): Partitions {
  const count = column.offsets.length - 1;
  const { offsets, hashes } = column;
  const shift = 32 - bits;
  const next = new Uint32Array(2 ** bits + 1);
  for (let row = 0; row < count; row += 1) {
    if (offsets[row] === offsets[row + 1] || (status[row] as number) >= STATUS.duplicate) continue;
    const part = bits === 0 ? 0 : (hashes[row] as number) >>> shift;
    next[part + 1] = (next[part + 1] as number) + 1;
  }
  for (let part = 1; part < next.length; part += 1) next[part] = (next[part] as number) + (next[part - 1] as number);
  const starts = sharedUint32(next.length);
  starts.set(next);
  const total = starts[starts.length - 1] as number;
  const grouped = { starts, rows: sharedUint32(total), hashes: sharedUint32(total) };
  for (let row = 0; row < count; row += 1) {
    if (offsets[row] === offsets[row + 1] || (status[row] as number) >= STATUS.duplicate) continue;
    const hash = hashes[row] as number;
    const part = bits === 0 ? 0 : hash >>> shift;
    const at = next[part] as number;
    next[part] = at + 1;
    grouped.rows[at] = row;
    grouped.hashes[at] = hash;
  }
  return grouped;
}

/** Slots of an open-addressing table for `count` entries: a power of two, at most half full. */
export function slotCount(count: number): number {
  let slots = 8;
  while (slots < count * 2) slots *= 2;
  return slots;
}

/** True if cell `a` of one column and cell `b` of another hold the same bytes. O(length). */
export function sameText(left: TextColumn, a: number, right: TextColumn, b: number): boolean {
  const from = left.offsets[a] as number;
  const length = (left.offsets[a + 1] as number) - from;
  const other = right.offsets[b] as number;
  if ((right.offsets[b + 1] as number) - other !== length) return false;
  for (let at = 0; at < length; at += 1) if (left.bytes[from + at] !== right.bytes[other + at]) return false;
  return true;
}

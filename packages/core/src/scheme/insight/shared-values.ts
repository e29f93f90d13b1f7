import type { TextColumn } from '../reading/cells.ts';
import { sharedUint32 } from '../reading/cells.ts';
import { collect, matchRanges, type Persons, planKey } from '../structure/group-persons.ts';

/** Rows that have the same text in a column, empty ones aside; only groups of several are there. Nearly O(bytes). */
export function groupByText(column: TextColumn, status: Uint8Array): Persons {
  const work = planKey(hashed(column), status);
  matchRanges(work);
  return collect(work.first);
}

/** A column read for showing has no hashes. */
function hashed(column: TextColumn): TextColumn {
  if (column.hashes.length > 0) return column;
  const rows = column.offsets.length - 1;
  const hashes = sharedUint32(rows);
  for (let row = 0; row < rows; row += 1) hashes[row] = hashOf(column, row);
  return { ...column, hashes };
}

/** FNV-1a, its bits spread at the end. O(length). */
export function hashOf({ offsets, bytes }: TextColumn, row: number): number {
  let hash = 0x811c9dc5;
  for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at += 1)
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

import { sharedInt32 } from '../reading/cells.ts';
import type { Forest } from './forest.ts';
import type { Links } from './link-accounts.ts';
import { STATUS } from './partition.ts';

/** Cycles by number; each is named by its smallest row. */
export interface Cycles {
  /** For each row on or below a cycle: the number of the cycle; 0-length when there is none. */
  readonly cycleOf: Int32Array;
  /** Smallest row of each cycle. */
  readonly firstRow: readonly number[];
  /** Accounts on each cycle, without those below. */
  readonly length: readonly number[];
}

/**
 * Marks the accounts that no root reaches: those left when leaf after leaf is taken away are on a cycle, the others hang
 * below one. No recursion; O(rows), and nothing at all when every account hangs on a root.
 */
export function markCycles(links: Links, forest: Forest): Cycles {
  const { status, parent, kids } = links;
  const stranded: number[] = [];
  for (let row = 0; row < status.length; row += 1)
    if (status[row] === STATUS.ok && (forest.place[row] as number) < 0) stranded.push(row);
  if (stranded.length === 0) return { cycleOf: new Int32Array(0), firstRow: [], length: [] };
  const waiting = new Uint32Array(status.length);
  const leaves: number[] = [];
  for (const row of stranded) {
    waiting[row] = kids[row * 2 + 1] as number;
    if (waiting[row] === 0) leaves.push(row);
  }
  for (let next = 0; next < leaves.length; next += 1) {
    const row = leaves[next] as number;
    status[row] = STATUS.belowCycle;
    const above = parent[row] as number;
    waiting[above] = (waiting[above] as number) - 1;
    if (waiting[above] === 0) leaves.push(above);
  }
  const cycles = numberCycles(links, stranded);
  // A leaf was taken away before the account above it, so backwards every account finds its cycle one step up.
  for (const row of leaves.toReversed()) cycles.cycleOf[row] = cycles.cycleOf[parent[row] as number] as number;
  return cycles;
}

function numberCycles({ status, parent }: Links, stranded: readonly number[]): Cycles {
  const cycleOf = sharedInt32(status.length).fill(-1);
  const firstRow: number[] = [];
  const length: number[] = [];
  for (const start of stranded) {
    if (status[start] === STATUS.belowCycle || (cycleOf[start] as number) >= 0) continue;
    let count = 0;
    for (let row = start; (cycleOf[row] as number) < 0; row = parent[row] as number) {
      status[row] = STATUS.cycle;
      cycleOf[row] = firstRow.length;
      count += 1;
    }
    firstRow.push(start);
    length.push(count);
  }
  return { cycleOf, firstRow, length };
}

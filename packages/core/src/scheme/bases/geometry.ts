import type { Structure } from '../structure/analyse-structure.ts';
import type { Paths } from '../structure/count-people.ts';
import { depthFirst, heavyLines, positionsOf } from '../structure/count-people.ts';
import type { Forest } from '../structure/forest.ts';
import type { Persons } from '../structure/group-persons.ts';

/** Where accounts stand, worked out once for all bases. */
export interface Geometry {
  readonly forest: Forest;
  readonly persons: Persons;
  readonly lines: Int32Array;
  readonly paths: Paths;
  readonly positions: Uint32Array;
}

export function surveyForest({ forest, persons }: Structure): Geometry {
  return {
    forest,
    persons,
    lines: heavyLines(forest, new Int32Array(forest.count)),
    paths: depthFirst(forest, persons, new Int32Array(forest.count)),
    positions: positionsOf(forest, new Int32Array(forest.count)),
  };
}

/** Which nodes count, and whether the accounts of a person are one head. */
export interface HeadRule {
  readonly counted: Uint8Array;
  readonly merged: boolean;
}

/** True if a counted account of the group stands between two depth-first positions, both included. */
export function hasCounted(
  { starts, live, positions, nodes }: Paths,
  counted: Uint8Array,
  { group, from, to }: { readonly group: number; readonly from: number; readonly to: number },
): boolean {
  let low = starts[group] as number;
  const end = low + (live[group] as number);
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  for (; low < end && (positions[low] as number) <= to; low += 1) if (counted[nodes[low] as number] === 1) return true;
  return false;
}

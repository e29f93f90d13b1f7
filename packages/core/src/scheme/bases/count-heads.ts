import { commonAncestor } from '../structure/count-people.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import type { Geometry, HeadRule } from './geometry.ts';
import { hasCounted } from './geometry.ts';
import type { GroupCounts, NodeCounts } from './unite-lines.ts';
import { uniteLines } from './unite-lines.ts';

/** Heads and levels at and below every node of the forest, and of every person with several accounts. */
export type HeadCounts = NodeCounts & GroupCounts;

/**
 * Counts on any basis. For an account X: people = 1 + heads other than X's own that own a counted account below X;
 * levels = 1 + how much deeper the deepest account below X is, where an account is one level below the one it hangs on
 * if it counts and is another head than the nearest counted account above. For a person: people over the union of what
 * lies below all of his accounts, levels the greatest of them. The way of `countPeople`, with a mask:
 * O(nodes + accounts of persons with several × log nodes), plus the overlaps of `uniteLines`.
 */
export function countHeads(geometry: Geometry, rule: HeadRule): HeadCounts {
  const people = headsAtAndBelow(geometry, rule);
  const levels = levelsBelow(geometry, rule);
  const inBelow = ownBelow(geometry, rule);
  for (let node = 0; node < people.length; node += 1)
    if (rule.counted[node] === 0 && !inBelow(node)) people[node] = (people[node] as number) + 1;
  return { people, levels, ...uniteLines(geometry, rule, { people, levels }) };
}

/** Distinct heads of counted accounts at and below each node. */
function headsAtAndBelow({ forest, lines, paths }: Geometry, { counted, merged }: HeadRule): Uint32Array {
  const people = Uint32Array.from(counted);
  // Signed on the way up: at a meeting point the heads taken off may precede those added.
  const sums = new Int32Array(people);
  if (merged) takeOffMeetings({ lines, paths }, counted, sums);
  for (let node = forest.count - 1; node >= 0; node -= 1) {
    people[node] = sums[node] as number;
    const above = forest.parent[node] as number;
    if (above >= 0) sums[above] = (sums[above] as number) + (sums[node] as number);
  }
  return people;
}

/** Where the paths of two counted accounts of one person that follow each other meet, one is too many from there up. */
function takeOffMeetings(
  { lines, paths }: Pick<Geometry, 'lines' | 'paths'>,
  counted: Uint8Array,
  sums: Int32Array,
): void {
  const { starts, live, nodes } = paths;
  for (let group = 0; group < live.length; group += 1) {
    const start = starts[group] as number;
    const end = start + (live[group] as number);
    let before = -1;
    for (let at = start; at < end; at += 1) {
      const node = nodes[at] as number;
      if (counted[node] === 0) continue;
      const common = before < 0 ? -1 : commonAncestor(lines, before, node);
      if (common >= 0) sums[common] = (sums[common] as number) - 1;
      before = node;
    }
  }
}

function levelsBelow({ forest, persons }: Geometry, { counted, merged }: HeadRule): Uint32Array {
  const { count, parent, order } = forest;
  const level = new Int32Array(count);
  /** The nearest counted account at or above. */
  const nearest = new Int32Array(count);
  const groupOf = (node: number): number => persons.groupOf[order[node] as number] as number;
  for (let node = 0; node < count; node += 1) {
    const above = parent[node] as number;
    const over = above < 0 ? -1 : (nearest[above] as number);
    const base = above < 0 ? 0 : (level[above] as number);
    const counts = counted[node] === 1;
    const same = merged && over >= 0 && groupOf(node) >= 0 && groupOf(node) === groupOf(over);
    level[node] = base + (counts && !same ? 1 : 0);
    nearest[node] = counts ? node : over;
  }
  const deepest = level.slice();
  const levels = new Uint32Array(count);
  for (let node = count - 1; node >= 0; node -= 1) {
    levels[node] = 1 + (deepest[node] as number) - (level[node] as number);
    const above = parent[node] as number;
    if (above >= 0 && (deepest[node] as number) > (deepest[above] as number)) deepest[above] = deepest[node] as number;
  }
  return levels;
}

/** Tells whether the person of an account owns a counted account below it. */
function ownBelow(geometry: Geometry, { counted, merged }: HeadRule): (node: number) => boolean {
  const { forest, persons, paths, positions } = geometry;
  if (!merged) return () => false;
  return (node) => {
    const group = persons.groupOf[forest.order[node] as number] as number;
    if (group < 0) return false;
    const from = (positions[node] as number) + 1;
    const to = from + (forest.figures[node * WORDS + FIELD.downline] as number) - 1;
    return hasCounted(paths, counted, { group, from, to });
  };
}

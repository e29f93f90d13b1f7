import { FIELD, WORDS } from '../structure/forest.ts';
import type { Geometry, HeadRule } from './geometry.ts';
import { hasCounted } from './geometry.ts';

/** Heads and levels at and below each node. */
export interface NodeCounts {
  readonly people: Uint32Array;
  readonly levels: Uint32Array;
}

/** The same for each person with several accounts, by group. */
export interface GroupCounts {
  readonly groupPeople: Uint32Array;
  readonly groupLevels: Uint32Array;
}

interface Uniting {
  readonly geometry: Geometry;
  readonly rule: HeadRule;
  readonly counts: NodeCounts;
  /** Stamps: for which person, and in which of his lines, a group was met last. */
  readonly seenFor: Uint32Array;
  readonly seenIn: Uint32Array;
  stamp: number;
}

/** Positions below an account, both included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Figures of the persons with several accounts over the union of what lies below all of them. Lines that lie in another
 * line of the same person are left out; of the others all but the largest are walked for persons met before.
 */
export function uniteLines(geometry: Geometry, rule: HeadRule, counts: NodeCounts): GroupCounts {
  const groups = geometry.paths.live.length;
  const groupPeople = new Uint32Array(groups);
  const groupLevels = new Uint32Array(groups);
  const work = { geometry, rule, counts, seenFor: new Uint32Array(groups), seenIn: new Uint32Array(groups), stamp: 0 };
  for (let group = 0; group < groups; group += 1) {
    const { tops, levels } = topsOf(work, group);
    const others = tops.reduce((sum, node) => sum + (counts.people[node] as number) - 1, 0);
    groupPeople[group] = 1 + others - (rule.merged && tops.length > 1 ? overlapOf(work, group, tops) : 0);
    groupLevels[group] = levels;
  }
  return { groupPeople, groupLevels };
}

function topsOf({ geometry, counts }: Uniting, group: number): { tops: number[]; levels: number } {
  const { paths, forest } = geometry;
  const start = paths.starts[group] as number;
  const end = start + (paths.live[group] as number);
  const tops: number[] = [];
  let levels = 1;
  let covered = 0;
  for (let at = start; at < end; at += 1) {
    const node = paths.nodes[at] as number;
    levels = Math.max(levels, counts.levels[node] as number);
    if ((paths.positions[at] as number) < covered) continue;
    covered = (paths.positions[at] as number) + 1 + (forest.figures[node * WORDS + FIELD.downline] as number);
    tops.push(node);
  }
  return { tops, levels };
}

function stretchOf({ geometry }: Uniting, node: number): Stretch {
  const from = (geometry.positions[node] as number) + 1;
  return { from, to: from + (geometry.forest.figures[node * WORDS + FIELD.downline] as number) - 1 };
}

/** How often heads below several of the disjoint lines were counted too often; the person's own head is in none. */
function overlapOf(work: Uniting, own: number, tops: readonly number[]): number {
  const stretches = tops.map((node) => stretchOf(work, node)).toSorted((a, b) => a.to - a.from - (b.to - b.from));
  const largest = stretches.pop();
  if (largest === undefined) return 0;
  work.stamp += 1;
  const forThis = work.stamp;
  return stretches.reduce((sum, line) => sum + overlapWith(work, line, { own, forThis, largest }), 0);
}

function overlapWith(
  work: Uniting,
  { from, to }: Stretch,
  { own, forThis, largest }: { readonly own: number; readonly forThis: number; readonly largest: Stretch },
): number {
  const { geometry, rule, seenFor, seenIn } = work;
  const { paths } = geometry;
  work.stamp += 1;
  const inThis = work.stamp;
  let overlap = 0;
  for (let position = from; position <= to; position += 1) {
    const group = (paths.groupAt[position] as number) - 1;
    if (group < 0 || group === own || seenIn[group] === inThis) continue;
    if (!hasCounted(paths, rule.counted, { group, from: position, to: position })) continue;
    seenIn[group] = inThis;
    if (seenFor[group] === forThis || hasCounted(paths, rule.counted, { group, ...largest })) overlap += 1;
    seenFor[group] = forThis;
  }
  return overlap;
}

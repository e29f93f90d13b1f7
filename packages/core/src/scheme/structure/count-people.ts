import { sharedFloat64, sharedInt32, sharedUint32 } from '../reading/cells.ts';
import type { Forest } from './forest.ts';
import { FIELD, WORDS } from './forest.ts';
import type { Persons } from './group-persons.ts';

/** Figures of the persons with several accounts, by group. All others read them off their one account. */
export interface GroupFigures {
  readonly people: Uint32Array;
  readonly personLevels: Int32Array;
  /** As in `Forest`: the whole sum, or its low part when `moneyHigh` is there. */
  readonly money: Float64Array;
  readonly moneyHigh: Float64Array | undefined;
}

/**
 * Counts distinct persons at and below every node, into `figures`. Each account counts 1 on its whole path to the root;
 * where the paths of two accounts of one person that follow each other in depth-first order meet, at their lowest
 * common ancestor, 1 is taken off. Then works out the figures of every person with several accounts.
 * O(nodes + accounts of such persons × log nodes), plus the overlap count of `overlapOf`.
 */
export function countPeople(forest: Forest, persons: Persons): GroupFigures {
  const groups = persons.starts.length - 1;
  const result = {
    people: sharedUint32(groups),
    personLevels: sharedInt32(groups),
    money: sharedFloat64(groups),
    moneyHigh: forest.moneyHigh === undefined ? undefined : sharedFloat64(groups),
  };
  if (groups === 0) return result;
  const spare = new Int32Array(forest.count);
  const heads = heavyLines(forest, spare);
  const paths = depthFirst(forest, persons, spare);
  countPaths(forest, heads, paths);
  fillGroups({
    forest,
    paths,
    result,
    seenFor: new Uint32Array(groups),
    seenIn: new Uint32Array(groups),
    tops: [],
    stamp: 0,
  });
  return result;
}

/**
 * The head of the heavy line on which each node lies; a line goes on with the child that has most below it. A path to
 * the root crosses at most log₂(nodes) lines, however deep the tree is.
 */
export function heavyLines({ count, parent, figures }: Forest, spare: Int32Array): Int32Array {
  const heavy = spare.fill(-1);
  for (let node = 0; node < count; node += 1) {
    const above = parent[node] as number;
    if (above < 0) continue;
    const best = heavy[above] as number;
    const downline = figures[node * WORDS + FIELD.downline] as number;
    if (best < 0 || downline > (figures[best * WORDS + FIELD.downline] as number)) heavy[above] = node;
  }
  return headsOf(parent, heavy);
}

/** For each node the head of its line and what stands above that head, side by side: a step up looks in one place. */
function headsOf(parent: Int32Array, heavy: Int32Array): Int32Array {
  const heads = new Int32Array(parent.length * 2);
  for (let node = 0; node < parent.length; node += 1) {
    const above = parent[node] as number;
    const goesOn = above >= 0 && heavy[above] === node;
    heads[node * 2] = goesOn ? (heads[above * 2] as number) : node;
    heads[node * 2 + 1] = goesOn ? (heads[above * 2 + 1] as number) : above;
  }
  return heads;
}

/** Depth-first positions of the accounts of persons with several; what lies below a node is a stretch of positions. */
export interface Paths {
  /** Positions of group `g`: `positions[starts[g] … starts[g] + live[g])`, ascending; accounts outside every line are left out. */
  readonly starts: Uint32Array;
  readonly live: Uint32Array;
  readonly positions: Uint32Array;
  /** The node at each of them. */
  readonly nodes: Uint32Array;
  /** 1 + group at a position; 0 where the person has no other account. */
  readonly groupAt: Int32Array;
}

/** Puts the accounts of each person with several in depth-first order. O(accounts of such persons × log). */
export function depthFirst(forest: Forest, persons: Persons, spare: Int32Array): Paths {
  const position = positionsOf(forest, spare);
  const { starts, rows } = persons;
  const groups = starts.length - 1;
  const paths = {
    starts,
    live: new Uint32Array(groups),
    positions: new Uint32Array(rows.length),
    nodes: new Uint32Array(rows.length),
    groupAt: spare.fill(0),
  };
  const work = { forest, persons, paths, position };
  for (let group = 0; group < groups; group += 1) placeGroup(work, group);
  return paths;
}

interface Placing {
  readonly forest: Forest;
  readonly persons: Persons;
  readonly paths: Paths;
  readonly position: Uint32Array;
}

function placeGroup({ forest, persons, paths, position }: Placing, group: number): void {
  const { starts, rows } = persons;
  const start = starts[group] as number;
  let end = start;
  for (let at = start; at < (starts[group + 1] as number); at += 1) {
    const node = forest.place[rows[at] as number] as number;
    if (node < 0) continue;
    const found = position[node] as number;
    paths.groupAt[found] = group + 1;
    paths.positions[end] = found;
    paths.nodes[end] = node;
    end += 1;
  }
  sortStretch(paths, start, end);
  paths.live[group] = end - start;
}

/** Depth-first position of each node. O(nodes). */
export function positionsOf({ count, parent, figures }: Forest, next: Int32Array): Uint32Array {
  const position = new Uint32Array(count);
  let roots = 0;
  for (let node = 0; node < count; node += 1) {
    const above = parent[node] as number;
    const size = (figures[node * WORDS + FIELD.downline] as number) + 1;
    const found = above < 0 ? roots : (next[above] as number);
    if (above < 0) roots += size;
    else next[above] = found + size;
    position[node] = found;
    next[node] = found + 1;
  }
  return position;
}

/** Sorts accounts by position. Most persons have two or three, for which the built-in sort would cost more than it does. */
function sortStretch({ positions, nodes }: Paths, from: number, to: number): void {
  if (to - from > 24) {
    sortMany(positions.subarray(from, to), nodes.subarray(from, to));
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const position = positions[at] as number;
    const node = nodes[at] as number;
    let hole = at;
    for (; hole > from && (positions[hole - 1] as number) > position; hole -= 1) {
      positions[hole] = positions[hole - 1] as number;
      nodes[hole] = nodes[hole - 1] as number;
    }
    positions[hole] = position;
    nodes[hole] = node;
  }
}

function sortMany(positions: Uint32Array, nodes: Uint32Array): void {
  const pairs = BigUint64Array.from(
    positions,
    (position, at) => (BigInt(position) << 32n) | BigInt(nodes[at] ?? 0),
  ).sort();
  for (const [at, pair] of pairs.entries()) {
    positions[at] = Number(pair >> 32n);
    nodes[at] = Number(pair & 0xffff_ffffn);
  }
}

/** Counts every account on its whole path to the root, those of one person once where their paths meet. */
function countPaths(forest: Forest, heads: Int32Array, { starts, live, nodes }: Paths): void {
  const { count, parent, figures } = forest;
  for (let node = 0; node < count; node += 1) figures[node * WORDS + FIELD.people] = 1;
  for (let group = 0; group < live.length; group += 1) {
    const start = starts[group] as number;
    const end = start + (live[group] as number);
    for (let at = start + 1; at < end; at += 1) {
      const common = commonAncestor(heads, nodes[at - 1] as number, nodes[at] as number) * WORDS + FIELD.people;
      if (common >= 0) figures[common] = (figures[common] as number) - 1;
    }
  }
  for (let node = count - 1; node >= 0; node -= 1) {
    const above = (parent[node] as number) * WORDS + FIELD.people;
    if (above >= 0) figures[above] = (figures[above] as number) + (figures[node * WORDS + FIELD.people] as number);
  }
}

/** Lowest common ancestor, -1 in different trees. Nodes are numbered by level, so the larger head is never the higher. */
export function commonAncestor(heads: Int32Array, one: number, other: number): number {
  let left = one;
  let right = other;
  for (;;) {
    const leftHead = heads[left * 2] as number;
    const rightHead = heads[right * 2] as number;
    if (leftHead === rightHead) return left < right ? left : right;
    if (leftHead > rightHead) left = heads[left * 2 + 1] as number;
    else right = heads[right * 2 + 1] as number;
    if (left < 0 || right < 0) return -1;
  }
}

interface GroupWork {
  readonly forest: Forest;
  readonly paths: Paths;
  readonly result: GroupFigures;
  readonly seenFor: Uint32Array;
  readonly seenIn: Uint32Array;
  /** The topmost accounts of the person at hand, as places in `paths`. */
  readonly tops: number[];
  stamp: number;
}

function fillGroups(work: GroupWork): void {
  for (let group = 0; group < work.paths.live.length; group += 1) fillGroup(work, group);
}

/** Adds up the lines of a person that lie in no other line of his. */
function fillGroup(work: GroupWork, group: number): void {
  const { forest, paths, result, tops } = work;
  const { figures, money, moneyHigh } = forest;
  const start = paths.starts[group] as number;
  const end = start + (paths.live[group] as number);
  let people = 0;
  let levels = 1;
  let covered = 0;
  let fen = 0;
  tops.length = 0;
  for (let at = start; at < end; at += 1) {
    const position = paths.positions[at] as number;
    const node = paths.nodes[at] as number;
    const own = figures[node * WORDS + FIELD.personLevels] as number;
    if (own > levels) levels = own;
    if (position < covered) continue;
    covered = position + 1 + (figures[node * WORDS + FIELD.downline] as number);
    tops.push(at);
    people += figures[node * WORDS + FIELD.people] as number;
    fen += money[node * 4 + 3] as number;
    if (moneyHigh !== undefined && result.moneyHigh !== undefined) {
      result.moneyHigh[group] = (result.moneyHigh[group] as number) + (moneyHigh[node] as number);
    }
  }
  result.money[group] = fen;
  result.personLevels[group] = levels;
  result.people[group] = tops.length === 0 ? 1 : people - (tops.length === 1 ? 0 : overlapOf(work));
}

/**
 * How often persons below several of the disjoint lines were counted too often. Walks all lines but the largest; whether
 * a person is in the largest is looked up. Several large lines of one person that share many others are the slow case:
 * O(size of all lines but the largest) for each such person.
 */
function overlapOf(work: GroupWork): number {
  const { forest, paths, tops } = work;
  const downline = (top: number): number =>
    forest.figures[(paths.nodes[top] as number) * WORDS + FIELD.downline] as number;
  let largest = tops[0] ?? 0;
  for (const top of tops) if (downline(top) > downline(largest)) largest = top;
  const most = {
    from: paths.positions[largest] as number,
    to: (paths.positions[largest] as number) + downline(largest),
  };
  work.stamp += 1;
  const forThis = work.stamp;
  let overlap = 0;
  for (const top of tops) {
    if (top === largest) continue;
    const from = paths.positions[top] as number;
    overlap += overlapWith(work, { from, to: from + downline(top), forThis, largest: most });
  }
  return overlap;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Line extends Stretch {
  /** Stamp of the person at hand. */
  readonly forThis: number;
  readonly largest: Stretch;
}

/** Persons of one line that were met in an earlier one or are in the largest. */
function overlapWith(work: GroupWork, { from, to, forThis, largest }: Line): number {
  const { paths, seenFor, seenIn } = work;
  work.stamp += 1;
  const inThis = work.stamp;
  let overlap = 0;
  for (let position = from; position <= to; position += 1) {
    const group = (paths.groupAt[position] as number) - 1;
    if (group < 0 || seenIn[group] === inThis) continue;
    seenIn[group] = inThis;
    if (seenFor[group] === forThis || hasPosition(paths, group, largest)) overlap += 1;
    seenFor[group] = forThis;
  }
  return overlap;
}

/** True if an account of the group stands between two positions, both included. */
function hasPosition(paths: Paths, group: number, { from, to }: Stretch): boolean {
  let low = paths.starts[group] as number;
  const end = low + (paths.live[group] as number);
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paths.positions[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low < end && (paths.positions[low] as number) <= to;
}

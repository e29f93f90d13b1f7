import { sharedFloat64, sharedInt32, sharedUint32 } from './cells.ts';
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
  const lines = heavyLines(forest);
  const paths = depthFirst(forest, persons);
  const met = meetings(forest, lines, paths);
  const { figures } = forest;
  for (let node = forest.count - 1; node >= 0; node -= 1) {
    const above = forest.parent[node] as number;
    if (above >= 0) met[above] = (met[above] as number) + (met[node] as number);
    figures[node * WORDS + FIELD.people] = (figures[node * WORDS + FIELD.people] as number) - (met[node] as number);
  }
  fillGroups({ forest, paths, result, seenFor: new Uint32Array(groups), seenIn: new Uint32Array(groups), stamp: 0 });
  return result;
}

/**
 * The head of the heavy line on which each node lies; a line goes on with the child that has most below it. A path to
 * the root crosses at most log₂(nodes) lines, however deep the tree is.
 */
function heavyLines({ count, parent, figures }: Forest): Int32Array {
  const heavy = new Int32Array(count).fill(-1);
  for (let node = 0; node < count; node += 1) {
    const above = parent[node] as number;
    if (above < 0) continue;
    const best = heavy[above] as number;
    const downline = figures[node * WORDS + FIELD.downline] as number;
    if (best < 0 || downline > (figures[best * WORDS + FIELD.downline] as number)) heavy[above] = node;
  }
  const head = new Int32Array(count);
  for (let node = 0; node < count; node += 1) {
    const above = parent[node] as number;
    head[node] = above >= 0 && heavy[above] === node ? (head[above] as number) : node;
  }
  return head;
}

/** Depth-first positions of the accounts of persons with several; what lies below a node is a stretch of positions. */
interface Paths {
  /** Positions of group `g`: `positions[starts[g] … starts[g] + live[g])`, ascending; accounts outside every line are left out. */
  readonly starts: Uint32Array;
  readonly live: Uint32Array;
  readonly positions: Uint32Array;
  /** Node at a position, for those accounts only. */
  readonly nodeAt: Int32Array;
  /** 1 + group at a position; 0 where the person has no other account. */
  readonly groupAt: Int32Array;
}

function depthFirst(forest: Forest, persons: Persons): Paths {
  const { count } = forest;
  const position = positionsOf(forest);
  const { starts, rows } = persons;
  const groups = starts.length - 1;
  const paths = { starts, live: new Uint32Array(groups), positions: new Uint32Array(rows.length), nodeAt: new Int32Array(count), groupAt: new Int32Array(count) };
  for (let group = 0; group < groups; group += 1) {
    const start = starts[group] as number;
    let end = start;
    for (let at = start; at < (starts[group + 1] as number); at += 1) {
      const node = forest.place[rows[at] as number] as number;
      if (node < 0) continue;
      const found = position[node] as number;
      paths.nodeAt[found] = node;
      paths.groupAt[found] = group + 1;
      paths.positions[end] = found;
      end += 1;
    }
    sortStretch(paths.positions, start, end);
    paths.live[group] = end - start;
  }
  return paths;
}

function positionsOf({ count, parent, figures }: Forest): Uint32Array {
  const position = new Uint32Array(count);
  const next = new Uint32Array(count);
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

/** Most persons have two or three accounts, for which a call of the built-in sort costs more than the sorting. */
function sortStretch(values: Uint32Array, from: number, to: number): void {
  if (to - from > 24) {
    values.subarray(from, to).sort();
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const value = values[at] as number;
    let hole = at;
    for (; hole > from && (values[hole - 1] as number) > value; hole -= 1) values[hole] = values[hole - 1] as number;
    values[hole] = value;
  }
}

/** How many paths of one person meet at each node. */
function meetings(forest: Forest, head: Int32Array, paths: Paths): Int32Array {
  const met = new Int32Array(forest.count);
  for (let group = 0; group < paths.live.length; group += 1) {
    const start = paths.starts[group] as number;
    const end = start + (paths.live[group] as number);
    for (let at = start + 1; at < end; at += 1) {
      const left = paths.nodeAt[paths.positions[at - 1] as number] as number;
      const right = paths.nodeAt[paths.positions[at] as number] as number;
      const common = commonAncestor(forest.parent, head, [left, right]);
      if (common >= 0) met[common] = (met[common] as number) + 1;
    }
  }
  return met;
}

/** Lowest common ancestor, -1 in different trees. Nodes are numbered by level, so the larger head is never the higher. */
function commonAncestor(parent: Int32Array, head: Int32Array, pair: readonly [number, number]): number {
  let [left, right] = pair;
  for (;;) {
    const leftHead = head[left] as number;
    const rightHead = head[right] as number;
    if (leftHead === rightHead) return left < right ? left : right;
    if (leftHead > rightHead) left = parent[leftHead] as number;
    else right = parent[rightHead] as number;
    if (left < 0 || right < 0) return -1;
  }
}

interface GroupWork {
  readonly forest: Forest;
  readonly paths: Paths;
  readonly result: GroupFigures;
  readonly seenFor: Uint32Array;
  readonly seenIn: Uint32Array;
  stamp: number;
}

function fillGroups(work: GroupWork): void {
  const { forest, paths, result } = work;
  const { figures, money, moneyHigh } = forest;
  for (let group = 0; group < paths.live.length; group += 1) {
    const start = paths.starts[group] as number;
    const end = start + (paths.live[group] as number);
    const tops: number[] = [];
    let people = 0;
    let levels = 1;
    let covered = 0;
    for (let at = start; at < end; at += 1) {
      const position = paths.positions[at] as number;
      const node = paths.nodeAt[position] as number;
      levels = Math.max(levels, figures[node * WORDS + FIELD.personLevels] as number);
      if (position < covered) continue;
      covered = position + 1 + (figures[node * WORDS + FIELD.downline] as number);
      tops.push(position);
      people += figures[node * WORDS + FIELD.people] as number;
      result.money[group] = (result.money[group] as number) + (money[node * 4 + 3] as number);
      if (moneyHigh !== undefined && result.moneyHigh !== undefined) {
        result.moneyHigh[group] = (result.moneyHigh[group] as number) + (moneyHigh[node] as number);
      }
    }
    result.personLevels[group] = levels;
    result.people[group] = tops.length === 0 ? 1 : people - (tops.length === 1 ? 0 : overlapOf(work, tops));
  }
}

/**
 * How often persons below several of the disjoint lines were counted too often. Walks all lines but the largest; whether
 * a person is in the largest is looked up. Several large lines of one person that share many others are the slow case:
 * O(size of all lines but the largest) for each such person.
 */
function overlapOf(work: GroupWork, tops: readonly number[]): number {
  const { forest, paths, seenFor, seenIn } = work;
  const downline = (position: number): number => forest.figures[(paths.nodeAt[position] as number) * WORDS + FIELD.downline] as number;
  const largest = tops.reduce((best, position) => (downline(position) > downline(best) ? position : best));
  const largestEnd = largest + downline(largest);
  work.stamp += 1;
  const forThis = work.stamp;
  let overlap = 0;
  for (const top of tops) {
    if (top === largest) continue;
    work.stamp += 1;
    const end = top + downline(top);
    for (let position = top; position <= end; position += 1) {
      const group = (paths.groupAt[position] as number) - 1;
      if (group < 0 || seenIn[group] === work.stamp) continue;
      seenIn[group] = work.stamp;
      if (seenFor[group] === forThis || hasPosition(paths, group, [largest, largestEnd])) overlap += 1;
      seenFor[group] = forThis;
    }
  }
  return overlap;
}

/** True if an account of the group stands between two positions, both included. */
function hasPosition(paths: Paths, group: number, [from, to]: readonly [number, number]): boolean {
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

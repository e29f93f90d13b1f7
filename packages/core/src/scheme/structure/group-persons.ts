import type { TextColumn } from '../reading/cells.ts';
import { sharedInt32, sharedUint32 } from '../reading/cells.ts';
import type { Gathered, GroupRange, Groups } from './partition.ts';
import {
  emptySlots,
  gatherGroups,
  groupBits,
  groupRanges,
  nothingGathered,
  sameText,
  sizeGroups,
  slotCount,
  STATUS,
} from './partition.ts';
import type { Reckoning } from './shared-work.ts';

/** Persons behind accounts. Only persons with several accounts are listed; every other account is a person of its own. */
export interface Persons {
  /** For each row: its group, or -1 when no other account belongs to the same person. */
  readonly groupOf: Int32Array;
  /** The accounts of group `g` are `rows[starts[g] … starts[g + 1])`, ascending; groups are in order of their first row. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** What threads need to find equal keys of one column: shared memory and plain data only. */
export interface KeyWork {
  readonly key: TextColumn;
  readonly status: Uint8Array;
  readonly groups: Groups;
  /** For each row: the first row with the same key; the row itself when there is none before it. */
  readonly first: Int32Array;
  /** Number of ranges of groups that somebody has taken. */
  readonly taken: Int32Array;
}

/**
 * Merges accounts with an equal key in any of the key columns, transitively. Empty keys merge nothing, nor do rows that
 * are no accounts. Nearly O(rows × keys).
 */
export function* groupPersons(keys: readonly TextColumn[], status: Uint8Array): Reckoning<Persons> {
  let owner: Int32Array | undefined;
  for (const key of keys) {
    const work = planKey(key, status);
    yield { kind: 'match', work };
    owner = mergeKeys(owner, work);
  }
  return collect(owner ?? everyRow(status.length));
}

/** Each row its own. */
function everyRow(rows: number): Int32Array {
  const own = sharedInt32(rows);
  for (let row = 0; row < rows; row += 1) own[row] = row;
  return own;
}

/** How the keys of a column fall into groups. O(rows). */
export function planKey(key: TextColumn, status: Uint8Array): KeyWork {
  const groups = sizeGroups(key, groupBits(status.length), status);
  return { key, status, groups, first: everyRow(status.length), taken: sharedInt32(1) };
}

/** Points every account at the first with the same key, in the groups that nobody else takes. */
export function matchRanges(work: KeyWork): void {
  const ranges = groupRanges(work.groups.bits);
  const gathered = nothingGathered();
  let slots: Uint32Array = new Uint32Array(0);
  for (let at = Atomics.add(work.taken, 0, 1); at < ranges.length; at = Atomics.add(work.taken, 0, 1)) {
    const range = ranges[at] as GroupRange;
    gatherGroups({ column: work.key, groups: work.groups, status: work.status }, range, gathered);
    for (let group = 0; group < range.to - range.from; group += 1) {
      const base = gathered.starts[group] as number;
      const end = gathered.starts[group + 1] as number;
      slots = emptySlots(slots, slotCount(end - base));
      matchGroup({ gathered, slots, first: work.first }, base, end);
    }
  }
}

interface Match {
  readonly gathered: Gathered;
  readonly slots: Uint32Array;
  readonly first: Int32Array;
}

function matchGroup({ gathered, slots, first }: Match, base: number, end: number): void {
  const { rows, hashes, texts } = gathered;
  const mask = slotCount(end - base) - 1;
  for (let at = base; at < end; at += 1) {
    const hash = hashes[at] as number;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) {
        slots[slot] = at - base + 1;
        break;
      }
      const other = base + entry - 1;
      if (hashes[other] === hash && sameText(texts, at, texts, other)) {
        first[rows[at] as number] = rows[other] as number;
        break;
      }
    }
  }
}

/** Adds the equal keys of a column to what those before it have merged; the first column is taken as it is. */
function mergeKeys(owner: Int32Array | undefined, { first }: KeyWork): Int32Array {
  if (owner === undefined) return first;
  for (let row = 0; row < first.length; row += 1) if (first[row] !== row) unite(owner, first[row] as number, row);
  return owner;
}

/** The smallest row of the set; halves the path on the way. */
function findOwner(owner: Int32Array, row: number): number {
  let at = row;
  for (let up = owner[at] as number; up !== at; up = owner[at] as number) {
    owner[at] = owner[up] as number;
    at = owner[at] as number;
  }
  return at;
}

/** Makes the sets of two rows one. */
export function unite(owner: Int32Array, a: number, b: number): void {
  const left = findOwner(owner, a);
  const right = findOwner(owner, b);
  if (left < right) owner[right] = left;
  else owner[left] = right;
}

/** Persons from a disjoint-set forest over rows whose roots are the smallest rows; `owner` is flattened. O(rows). */
export function collect(owner: Int32Array): Persons {
  const groupOf = sharedInt32(owner.length).fill(-1);
  const merged = settle(owner, groupOf);
  const groups = numberGroups(owner, groupOf);
  const starts = sharedUint32(groups + 1);
  const rows = sharedUint32(merged + groups);
  listRows(groupOf, starts, rows);
  return { groupOf, starts, rows };
}

const SEVERAL = -2;

/** Points every row at the first of its person and marks firsts with others; returns how many others there are. */
function settle(owner: Int32Array, groupOf: Int32Array): number {
  let merged = 0;
  for (let row = 0; row < owner.length; row += 1) {
    if (owner[row] === row) continue;
    const first = findOwner(owner, row);
    owner[row] = first;
    groupOf[first] = SEVERAL;
    merged += 1;
  }
  return merged;
}

/** A first row comes before its others, so one ascending pass numbers groups in order of their first rows. */
function numberGroups(owner: Int32Array, groupOf: Int32Array): number {
  let groups = 0;
  for (let row = 0; row < owner.length; row += 1) {
    const first = owner[row] as number;
    if (first !== row) groupOf[row] = groupOf[first] as number;
    else if (groupOf[row] === SEVERAL) {
      groupOf[row] = groups;
      groups += 1;
    }
  }
  return groups;
}

/** Lists the rows of each group, ascending. */
function listRows(groupOf: Int32Array, starts: Uint32Array, rows: Uint32Array): void {
  for (let row = 0; row < groupOf.length; row += 1) {
    const group = groupOf[row] as number;
    if (group >= 0) starts[group + 1] = (starts[group + 1] as number) + 1;
  }
  for (let group = 1; group < starts.length; group += 1)
    starts[group] = (starts[group] as number) + (starts[group - 1] as number);
  const next = starts.slice();
  for (let row = 0; row < groupOf.length; row += 1) {
    const group = groupOf[row] as number;
    if (group < 0) continue;
    const at = next[group] as number;
    rows[at] = row;
    next[group] = at + 1;
  }
}

/** The row that names the person of an account: the smallest of the person's rows. */
export function personRow(persons: Persons, row: number): number {
  const group = persons.groupOf[row] as number;
  return group < 0 ? row : (persons.rows[persons.starts[group] as number] as number);
}

/** True for rows that count as accounts. */
export function isAccount(status: number): boolean {
  return status < STATUS.duplicate;
}

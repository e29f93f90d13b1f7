import type { TextColumn } from '../reading/cells.ts';
import { sharedInt32, sharedUint32 } from '../reading/cells.ts';
import type { Partitions } from './partition.ts';
import { partitionBits, partitionColumn, sameText, slotCount, STATUS } from './partition.ts';

/** Persons behind accounts. Only persons with several accounts are listed; every other account is a person of its own. */
export interface Persons {
  /** For each row: its group, or -1 when no other account belongs to the same person. */
  readonly groupOf: Int32Array;
  /** The accounts of group `g` are `rows[starts[g] … starts[g + 1])`, ascending; groups are in order of their first row. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/**
 * Merges accounts with an equal key in any of the key columns, transitively. Empty keys merge nothing, nor do rows that
 * are no accounts. Nearly O(rows × keys).
 */
export function groupPersons(keys: readonly TextColumn[], status: Uint8Array): Persons {
  const owner = sharedInt32(status.length);
  for (let row = 0; row < owner.length; row += 1) owner[row] = row;
  for (const key of keys) mergeEqual(key, status, owner);
  return collect(owner);
}

/** Links every account to the first with the same key, within each partition. */
function mergeEqual(key: TextColumn, status: Uint8Array, owner: Int32Array): void {
  const parts = partitionColumn(key, partitionBits(status.length), status);
  for (let part = 0; part + 1 < parts.starts.length; part += 1) mergePart(parts, part, owner);
}

function mergePart(parts: Partitions, part: number, owner: Int32Array): void {
  const base = parts.starts[part] as number;
  const end = parts.starts[part + 1] as number;
  const slots = new Uint32Array(slotCount(end - base));
  const mask = slots.length - 1;
  for (let at = base; at < end; at += 1) {
    const hash = parts.hashes[at] as number;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) {
        slots[slot] = at - base + 1;
        break;
      }
      const other = base + entry - 1;
      if (parts.hashes[other] === hash && sameText(parts.texts, at, parts.texts, other)) {
        unite(owner, parts.rows[other] as number, parts.rows[at] as number);
        break;
      }
    }
  }
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

import type { TextColumn } from './cells.ts';
import { sharedInt32, sharedUint32 } from './cells.ts';
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
  const bits = partitionBits(status.length);
  const parts = partitionColumn(key, bits, status);
  for (let part = 0; part + 1 < parts.starts.length; part += 1) {
    const base = parts.starts[part] as number;
    const end = parts.starts[part + 1] as number;
    const slots = new Uint32Array(slotCount(end - base));
    const mask = slots.length - 1;
    for (let at = base; at < end; at += 1) {
      const hash = parts.hashes[at] as number;
      const row = parts.rows[at] as number;
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const entry = slots[slot] as number;
        if (entry === 0) {
          slots[slot] = at - base + 1;
          break;
        }
        const other = base + entry - 1;
        const first = parts.rows[other] as number;
        if (parts.hashes[other] === hash && sameText(parts.texts, at, parts.texts, other)) {
          unite(owner, first, row);
          break;
        }
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

function unite(owner: Int32Array, a: number, b: number): void {
  const left = findOwner(owner, a);
  const right = findOwner(owner, b);
  if (left < right) owner[right] = left;
  else owner[left] = right;
}

function collect(owner: Int32Array): Persons {
  const groupOf = sharedInt32(owner.length);
  let groups = 0;
  let merged = 0;
  // A first row is met before its others, so one ascending pass numbers groups in order of their first rows.
  groupOf.fill(-1);
  for (let row = 0; row < owner.length; row += 1) {
    if (owner[row] === row) continue;
    const first = findOwner(owner, row);
    if ((groupOf[first] as number) < 0) groupOf[first] = -2;
    merged += 1;
  }
  for (let row = 0; row < owner.length; row += 1) {
    if (groupOf[row] !== -2) continue;
    groupOf[row] = groups;
    groups += 1;
  }
  for (let row = 0; row < owner.length; row += 1) if (owner[row] !== row) groupOf[row] = groupOf[findOwner(owner, row)] as number;
  const starts = sharedUint32(groups + 1);
  for (const group of groupOf) if (group >= 0) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let group = 0; group < groups; group += 1) starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const rows = sharedUint32(merged + groups);
  const next = starts.slice();
  for (let row = 0; row < owner.length; row += 1) {
    const group = groupOf[row] as number;
    if (group < 0) continue;
    const at = next[group] as number;
    rows[at] = row;
    next[group] = at + 1;
  }
  return { groupOf, starts, rows };
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

import type { TextColumn } from '../reading/cells.ts';
import { decodeUtf8 } from '../reading/utf8.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { personRow } from '../structure/group-persons.ts';
import {
  type Listed,
  type MemberList,
  type SeveralAccounts,
  SHARED_KEYS,
  type SharedBy,
  type SharedGroup,
  type SharedKey,
} from './insight.ts';
import { BiggestGroups, type MemberLists } from './member-lists.ts';
import { groupByText } from './shared-values.ts';

/** Persons behind several accounts, those with most first, and which keys hold the accounts together. O(rows). */
export function listSeveral({ table, persons }: Structure, lists: MemberLists): Listed<SeveralAccounts> {
  const groups = new BiggestGroups<null>();
  for (let group = 0; group + 1 < persons.starts.length; group += 1)
    groups.offer(persons.rows.subarray(persons.starts[group], persons.starts[group + 1]), null);
  return groups.list(lists, ({ rows }) => ({
    by: SHARED_KEYS.flatMap((key): SharedBy[] => {
      const column = key === 'ip' ? undefined : table.shown[key];
      const accounts = column === undefined ? 0 : sharing(column, rows);
      return accounts === 0 ? [] : [{ key, accounts }];
    }),
  }));
}

/** How many of these rows have a value that another of them has too. */
function sharing({ bytes, offsets }: TextColumn, rows: Uint32Array): number {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = decodeUtf8(bytes.subarray(offsets[row], offsets[row + 1])).toUpperCase();
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0);
}

export type SharedList = { readonly key: SharedKey } & Listed<SharedGroup>;

/** Values that accounts of different persons have in common, biggest group first. Nearly O(bytes of each column). */
export function listShared(structure: Structure, lists: MemberLists): SharedList[] {
  return SHARED_KEYS.flatMap((key) => {
    const column = structure.table.shown[key];
    return column === undefined ? [] : [{ key, ...sharedBy(structure, { key, column }, lists) }];
  });
}

function sharedBy(
  { links, persons }: Structure,
  { key, column }: { readonly key: SharedKey; readonly column: TextColumn },
  lists: MemberLists,
): Listed<SharedGroup & MemberList> {
  const same = groupByText(column, links.status);
  const groups = new BiggestGroups<number>();
  for (let group = 0; group + 1 < same.starts.length; group += 1) {
    const rows = same.rows.subarray(same.starts[group], same.starts[group + 1]);
    const count = countPersons(persons, rows);
    if (count > 1) groups.offer(rows, count);
  }
  return groups.list(lists, ({ about }) => ({ key, persons: about, from: 0, count: 0 }));
}

function countPersons(persons: Structure['persons'], rows: Uint32Array): number {
  const first = personRow(persons, rows[0] as number);
  if (rows.every((row) => personRow(persons, row) === first)) return 1;
  const several = new Set<number>();
  for (const row of rows) several.add(personRow(persons, row));
  return several.size;
}

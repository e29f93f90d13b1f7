import type { TextColumn } from '../reading/cells.ts';
import { sharedInt32 } from '../reading/cells.ts';
import type { Persons } from '../structure/group-persons.ts';
import { groupPersons, collect, unite } from '../structure/group-persons.ts';
import { STATUS } from '../structure/partition.ts';
import type { PlacedChoice } from './choice.ts';

/**
 * Groups accounts into persons as decided: the keys of accounts that were split off merge nobody; then accounts found to
 * be of one person are merged, with all that belong to each. Nearly O(rows × keys).
 */
export function adjustPersons(
  keys: readonly TextColumn[],
  status: Uint8Array,
  placed: readonly PlacedChoice[],
): Persons {
  const persons = groupPersons(keys, withoutSplit(status, placed));
  const merges = placed.filter(({ choice }) => choice.kind === 'merge_accounts');
  if (merges.length === 0) return persons;
  const owner = sharedInt32(status.length);
  for (let row = 0; row < owner.length; row += 1) {
    const group = persons.groupOf[row] as number;
    owner[row] = group < 0 ? row : (persons.rows[persons.starts[group] as number] as number);
  }
  for (const { row, otherRow } of merges) unite(owner, row, otherRow);
  return collect(owner);
}

/** Rows that are no accounts merge nothing: neither does one that was split off. */
function withoutSplit(status: Uint8Array, placed: readonly PlacedChoice[]): Uint8Array {
  const split = placed.filter(({ choice }) => choice.kind === 'split_account');
  if (split.length === 0) return status;
  const masked = status.slice();
  for (const { row } of split) masked[row] = STATUS.missingId;
  return masked;
}

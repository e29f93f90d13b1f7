import { sharedBytes, sharedInt32 } from '../reading/cells.ts';
import type { Persons } from '../structure/group-persons.ts';
import { collect, personRow, unite } from '../structure/group-persons.ts';
import { STATUS } from '../structure/partition.ts';
import type { PlacedChoice } from './choice.ts';

/**
 * The status of rows as it is for finding accounts of one person: rows that are no accounts merge nothing, and neither
 * does one that was split off. O(rows) where something was split off.
 */
export function withoutSplit(status: Uint8Array, placed: readonly PlacedChoice[]): Uint8Array {
  const split = placed.filter(({ choice }) => choice.kind === 'split_account');
  if (split.length === 0) return status;
  const masked = sharedBytes(status.length);
  masked.set(status);
  for (const { row } of split) masked[row] = STATUS.missingId;
  return masked;
}

/** Merges accounts found to be of one person, with all that belong to each. O(rows) where something was merged. */
export function mergePersons(persons: Persons, placed: readonly PlacedChoice[]): Persons {
  const merges = placed.filter(({ choice }) => choice.kind === 'merge_accounts');
  if (merges.length === 0) return persons;
  const owner = sharedInt32(persons.groupOf.length);
  for (let row = 0; row < owner.length; row += 1) owner[row] = personRow(persons, row);
  for (const { row, otherRow } of merges) unite(owner, row, otherRow);
  return collect(owner);
}

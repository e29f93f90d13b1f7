import { TextSink, textRoom } from '../reading/cells.ts';
import type { TextColumn } from '../reading/cells.ts';
import { encodeUtf8 } from '../reading/utf8.ts';
import { isAccount } from '../structure/group-persons.ts';
import { sameText } from '../structure/partition.ts';
import type { Choice, ChoiceOutcome, PlacedChoice } from './choice.ts';

export interface FoundChoices {
  readonly placed: readonly PlacedChoice[];
  /** In the order of the decisions. */
  readonly outcomes: readonly ChoiceOutcome[];
}

/** Finds the accounts that decisions name. A decision is placed only when all of them are there. O(rows). */
export function findChoices(choices: readonly Choice[], ids: TextColumn, status: Uint8Array): FoundChoices {
  const rowOf = findRows([...new Set(choices.flatMap(namesOf))], ids, status);
  const placed = choices.flatMap((choice) => {
    const rows = namesOf(choice).map((name) => rowOf.get(name));
    const [row, otherRow = -1] = rows;
    return row === undefined || rows.includes(undefined) ? [] : [{ choice, row, otherRow }];
  });
  const found = new Set(placed.map(({ choice }) => choice.id));
  return { placed, outcomes: choices.map(({ id }) => ({ id, applied: found.has(id) })) };
}

const namesOf = (choice: Choice): string[] => ('other' in choice ? [choice.member, choice.other] : [choice.member]);

/** Rows of accounts by their ids, compared byte by byte; ids that are not there are left out. */
function findRows(names: readonly string[], ids: TextColumn, status: Uint8Array): ReadonlyMap<string, number> {
  if (names.length === 0) return new Map();
  const sink = new TextSink('id', textRoom('id', { rows: names.length, bytes: names.length * 12 }));
  for (const [at, name] of names.entries()) {
    const bytes = encodeUtf8(name);
    sink.put(at, bytes, 0, bytes.length);
  }
  const wanted = sink.column(names.length);
  const byHash = new Map<number, number[]>();
  for (const at of names.keys()) {
    const hash = wanted.hashes[at] as number;
    byHash.set(hash, [...(byHash.get(hash) ?? []), at]);
  }
  const found = new Map<string, number>();
  for (let row = 0; row < status.length; row += 1) {
    if (!isAccount(status[row] as number)) continue;
    for (const at of byHash.get(ids.hashes[row] as number) ?? [])
      if (sameText(ids, row, wanted, at)) found.set(names[at] as string, row);
  }
  return found;
}

import type { Structure } from '../structure/analyse-structure.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import type { PersonFigures } from '../structure/person-figures.ts';
import { figuresOfPerson } from '../structure/person-figures.ts';
import { THRESHOLDS } from './layout.ts';
import type { FileOrder } from './account-order.ts';
import type { ThresholdRules } from '../threshold-rules.ts';

/** Persons of a structure file, in order of their first rows. */
export interface FilePersons {
  readonly count: number;
  /** First row of each. */
  readonly rows: Uint32Array;
  /** The accounts (indexes) of person `p`, by row: `accounts[starts[p] … starts[p + 1])`. */
  readonly starts: Uint32Array;
  readonly accounts: Uint32Array;
  /** Person of each account (by index). */
  readonly personOf: Uint32Array;
  /** Persons that reach each of `THRESHOLDS`, most people first, then by order of appearance. */
  readonly above: readonly Uint32Array[];
}

/** Numbers the persons and lists those above each threshold. O(rows + persons above × log). */
export function listPersons(structure: Structure, rules: ThresholdRules, order: FileOrder): FilePersons {
  const { length } = order.rowAt;
  const found = {
    rows: new Uint32Array(length),
    starts: new Uint32Array(length + 1),
    accounts: new Uint32Array(length),
    personOf: new Uint32Array(length),
  };
  const people: number[] = [];
  const above = THRESHOLDS.map((): number[] => []);
  const into = newFigures();
  let count = 0;
  let end = 0;
  for (let row = 0; row < structure.table.rows; row += 1) {
    if (!figuresOfPerson(structure, rules, { row, into })) continue;
    found.rows[count] = row;
    for (const own of rowsOfPerson(structure, row)) {
      const index = order.indexOf[own] as number;
      found.accounts[end] = index;
      found.personOf[index] = count;
      end += 1;
    }
    if (into.meets !== 0) people[count] = into.people;
    for (const [bit, list] of above.entries()) if ((into.meets & (1 << bit)) !== 0) list.push(count);
    count += 1;
    found.starts[count] = end;
  }
  const byPeople = (a: number, b: number): number => (people[b] ?? 0) - (people[a] ?? 0) || a - b;
  const { rows, starts } = found;
  return {
    ...found,
    count,
    rows: rows.subarray(0, count),
    starts: starts.subarray(0, count + 1),
    above: above.map((list) => Uint32Array.from(list.toSorted(byPeople))),
  };
}

export const newFigures = (): PersonFigures => ({
  row: 0,
  accounts: 0,
  people: 0,
  personLevels: 0,
  money: 0,
  moneyExact: undefined,
  meets: 0,
});

/** Rows of the accounts of the person whose first row is given, ascending. */
export function rowsOfPerson({ persons }: Structure, row: number): Uint32Array {
  const group = persons.groupOf[row] as number;
  return group < 0 ? Uint32Array.of(row) : persons.rows.subarray(persons.starts[group], persons.starts[group + 1]);
}

/** The row that stands for a person: of his accounts the one with most below it; the first of equals. */
export function mainRow({ forest }: Structure, rows: Uint32Array): number {
  const below = (row: number): number => {
    const node = forest.place[row] as number;
    return node < 0 ? -1 : (forest.figures[node * WORDS + FIELD.downline] as number);
  };
  return rows.reduce((best, row) => (below(row) > below(best) ? row : best));
}

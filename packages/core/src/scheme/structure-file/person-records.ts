import { COUNTING_BASES, type CountingBasis } from '../bases/basis.ts';
import type { Reckoning } from '../bases/count-bases.ts';
import { headCountOf } from '../bases/count-bases.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import type { PersonFigures } from '../structure/person-figures.ts';
import { figuresOfPerson, thresholdsMet } from '../structure/person-figures.ts';
import { THRESHOLDS } from './layout.ts';
import type { FileOrder } from './account-order.ts';

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
  /** Persons that reach each of `THRESHOLDS` on each basis, most people first, then by order of appearance. */
  readonly above: Readonly<Record<CountingBasis, readonly Uint32Array[]>>;
}

/** Numbers the persons and lists those above each threshold. O(rows + persons above × log). */
export function listPersons(structure: Structure, reckoning: Reckoning, order: FileOrder): FilePersons {
  const { length } = order.rowAt;
  const found = {
    rows: new Uint32Array(length),
    starts: new Uint32Array(length + 1),
    accounts: new Uint32Array(length),
    personOf: new Uint32Array(length),
  };
  const above = new AboveLists();
  const into = newFigures();
  let count = 0;
  let end = 0;
  for (let row = 0; row < structure.table.rows; row += 1) {
    if (!figuresOfPerson(structure, reckoning.rules, { row, into })) continue;
    found.rows[count] = row;
    for (const own of rowsOfPerson(structure, row)) {
      const index = order.indexOf[own] as number;
      found.accounts[end] = index;
      found.personOf[index] = count;
      end += 1;
    }
    above.add(count, meetsOnBases(structure, reckoning, into), (basis) =>
      peopleOn(structure, reckoning, { basis, row }),
    );
    count += 1;
    found.starts[count] = end;
  }
  const { rows, starts } = found;
  return {
    ...found,
    count,
    rows: rows.subarray(0, count),
    starts: starts.subarray(0, count + 1),
    above: above.sorted(),
  };
}

const peopleOn = (
  structure: Structure,
  { counts }: Reckoning,
  { basis, row }: { readonly basis: CountingBasis; readonly row: number },
): number => headCountOf(structure, counts[basis], row).people;

/**
 * Thresholds that a person reaches: for each basis and threshold the bit that `PERSON.meets` describes. Somebody whose
 * accounts were all filled in by the system is nobody, except where every account counts.
 */
export function meetsOnBases(structure: Structure, { rules, marks, counts }: Reckoning, person: PersonFigures): number {
  const nobody = marks.excluded.size > 0 && rowsOfPerson(structure, person.row).every((row) => marks.excluded.has(row));
  return COUNTING_BASES.reduce((bits, basis, place) => {
    if (nobody && basis !== 'accounts') return bits;
    const { people, levels } = headCountOf(structure, counts[basis], person.row);
    const met = thresholdsMet({ people, personLevels: levels, money: person.money }, rules);
    return bits | (met << (place * THRESHOLDS.length));
  }, 0);
}

/** Gathers the persons above each threshold on each basis. */
class AboveLists {
  private readonly lists = COUNTING_BASES.map((basis) => ({
    basis,
    people: new Map<number, number>(),
    byThreshold: THRESHOLDS.map((): number[] => []),
  }));

  add(person: number, meets: number, peopleOf: (basis: CountingBasis) => number): void {
    if (meets === 0) return;
    this.lists.forEach(({ basis, people, byThreshold }, place) => {
      const bits = meets >> (place * THRESHOLDS.length);
      for (const [bit, list] of byThreshold.entries()) if ((bits & (1 << bit)) !== 0) list.push(person);
      if ((bits & 1) !== 0) people.set(person, peopleOf(basis));
    });
  }

  sorted(): Record<CountingBasis, readonly Uint32Array[]> {
    const entries = this.lists.map(({ basis, people, byThreshold }) => {
      const byPeople = (a: number, b: number): number => (people.get(b) ?? 0) - (people.get(a) ?? 0) || a - b;
      return [basis, byThreshold.map((list) => Uint32Array.from(list.toSorted(byPeople)))];
    });
    return Object.fromEntries(entries) as Record<CountingBasis, readonly Uint32Array[]>;
  }
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

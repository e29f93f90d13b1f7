import type { Structure } from './analyse-structure.ts';
import { FIELD, WORDS } from './forest.ts';
import { isAccount } from './group-persons.ts';
import { joinFen } from './money-total.ts';
import type { ThresholdRules } from '../threshold-rules.ts';

/** Bits of `meets`; the serious ones only together with `organiser`. */
export const MEETS = { organiser: 1, people: 2, money: 4 } as const;

/** What stands in a line of `persons.csv`. One object is filled again and again: there are millions of persons. */
export interface PersonFigures {
  /** First row of the person, from 0. */
  row: number;
  accounts: number;
  people: number;
  personLevels: number;
  /** Fen; rounded only when `moneyExact` is there. */
  money: number;
  moneyExact: bigint | undefined;
  meets: number;
}

/** Fills in the figures of the person whose first account is `row`; false when no person begins there. O(1). */
export function figuresOfPerson(
  structure: Structure,
  rules: ThresholdRules,
  target: { readonly row: number; readonly into: PersonFigures },
): boolean {
  const { links, persons, forest, groups } = structure;
  const { row, into } = target;
  if (!isAccount(links.status[row] as number)) return false;
  const group = persons.groupOf[row] as number;
  if (group >= 0 && persons.rows[persons.starts[group] as number] !== row) return false;
  into.row = row;
  into.moneyExact = undefined;
  const node = forest.place[row] as number;
  if (group >= 0) {
    into.accounts = (persons.starts[group + 1] as number) - (persons.starts[group] as number);
    into.people = groups.people[group] as number;
    into.personLevels = groups.personLevels[group] as number;
    into.money = groups.money[group] as number;
    if (groups.moneyHigh !== undefined) into.moneyExact = joinFen(groups.moneyHigh[group] as number, into.money);
  } else if (node >= 0) {
    into.accounts = 1;
    into.people = forest.figures[node * WORDS + FIELD.people] as number;
    into.personLevels = forest.figures[node * WORDS + FIELD.personLevels] as number;
    into.money = forest.money[node * 4 + 3] as number;
    if (forest.moneyHigh !== undefined) into.moneyExact = joinFen(forest.moneyHigh[node] as number, into.money);
  } else {
    into.accounts = 1;
    into.people = 1;
    into.personLevels = 1;
    into.money = 0;
  }
  if (into.moneyExact !== undefined) into.money = Number(into.moneyExact);
  into.meets = thresholdsMet(into, rules);
  return true;
}

/** Bits of `MEETS`. */
export function thresholdsMet(
  { people, personLevels, money }: Pick<PersonFigures, 'people' | 'personLevels' | 'money'>,
  rules: ThresholdRules,
): number {
  if (people < rules.people || personLevels < rules.levels) return 0;
  return (
    MEETS.organiser |
    (people >= rules.peopleSerious ? MEETS.people : 0) |
    (money >= rules.moneySerious ? MEETS.money : 0)
  );
}

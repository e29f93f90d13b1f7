import type { Structure } from '../structure/analyse-structure.ts';
import type { FindingKind } from '../results/findings.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import { isAccount } from '../structure/group-persons.ts';
import { joinFen } from '../structure/money-total.ts';
import type { PersonFigures } from '../structure/person-figures.ts';
import { figuresOfPerson, MEETS } from '../structure/person-figures.ts';
import type { SchemeSummary } from '../results/summary.ts';
import type { ThresholdRules } from '../threshold-rules.ts';
import type { Threshold } from './layout.ts';

export interface LevelCount {
  readonly level: number;
  readonly accounts: number;
  /** Persons counted once, at the highest level where they have an account. */
  readonly persons: number;
}

/** Heads, levels and how many heads reach each threshold, on one way of counting. */
export interface BasisFigures {
  readonly basis: 'accounts' | 'persons';
  readonly heads: number;
  readonly levels: number;
  readonly meets: Readonly<Record<Threshold, number>>;
}

/** Accounts and persons on each level, highest first. Accounts outside every line are on none. O(rows). */
export function countLevels({ forest, persons }: Structure): LevelCount[] {
  const { count, figures, order } = forest;
  const depth = count === 0 ? 0 : (figures[(count - 1) * WORDS + FIELD.level] as number);
  const accounts = new Uint32Array(depth + 1);
  const heads = new Uint32Array(depth + 1);
  const seen = new Uint8Array(persons.starts.length);
  // Nodes come level by level, so the first account met of a person is his highest.
  for (let node = 0; node < count; node += 1) {
    const level = figures[node * WORDS + FIELD.level] as number;
    const group = persons.groupOf[order[node] as number] as number;
    accounts[level] = (accounts[level] as number) + 1;
    if (group >= 0 && seen[group] === 1) continue;
    if (group >= 0) seen[group] = 1;
    heads[level] = (heads[level] as number) + 1;
  }
  return Array.from({ length: depth }, (_, at) => ({
    level: at + 1,
    accounts: accounts[at + 1] ?? 0,
    persons: heads[at + 1] ?? 0,
  }));
}

/** The scheme counted by accounts and by persons; the serious thresholds only together with the first. O(rows). */
export function countBases(structure: Structure, rules: ThresholdRules): readonly [BasisFigures, BasisFigures] {
  return [accountBasis(structure, rules), personBasis(structure, rules)];
}

function accountBasis({ links, forest }: Structure, rules: ThresholdRules): BasisFigures {
  const { count, figures, money, moneyHigh } = forest;
  const meets = { '30_3': 0, '120': 0, '2_5m': 0 };
  for (let node = 0; node < count; node += 1) {
    const at = node * WORDS;
    const heads = (figures[at + FIELD.downline] as number) + 1;
    if (heads < rules.people || (figures[at + FIELD.levelsBelow] as number) + 1 < rules.levels) continue;
    const low = money[node * 4 + 3] as number;
    const fen = moneyHigh === undefined ? low : joinFen(moneyHigh[node] as number, low);
    meets['30_3'] += 1;
    if (heads >= rules.peopleSerious) meets['120'] += 1;
    if (fen >= rules.moneySerious) meets['2_5m'] += 1;
  }
  const levels = count === 0 ? 0 : (figures[(count - 1) * WORDS + FIELD.level] as number);
  return {
    basis: 'accounts',
    heads: links.status.reduce((sum, status) => sum + (isAccount(status) ? 1 : 0), 0),
    levels,
    meets,
  };
}

function personBasis(structure: Structure, rules: ThresholdRules): BasisFigures {
  const { forest, table } = structure;
  const meets = { '30_3': 0, '120': 0, '2_5m': 0 };
  const into: PersonFigures = {
    row: 0,
    accounts: 0,
    people: 0,
    personLevels: 0,
    money: 0,
    moneyExact: undefined,
    meets: 0,
  };
  let heads = 0;
  for (let row = 0; row < table.rows; row += 1) {
    if (!figuresOfPerson(structure, rules, { row, into })) continue;
    heads += 1;
    if ((into.meets & MEETS.organiser) !== 0) meets['30_3'] += 1;
    if ((into.meets & MEETS.people) !== 0) meets['120'] += 1;
    if ((into.meets & MEETS.money) !== 0) meets['2_5m'] += 1;
  }
  let levels = 0;
  for (let node = 0; node < forest.count && forest.parent[node] === -1; node += 1) {
    levels = Math.max(levels, forest.figures[node * WORDS + FIELD.personLevels] as number);
  }
  return { basis: 'persons', heads, levels, meets };
}

/** Lines that `findings.csv` has of each kind. */
export function countFindings({ table }: Structure, summary: SchemeSummary): Readonly<Record<FindingKind, number>> {
  const bad = new Set([...(table.paidIn?.faultRows ?? []), ...(table.paidOut?.faultRows ?? [])]);
  return {
    missing_id: summary.missing_ids,
    duplicate: summary.duplicates,
    orphan: summary.orphans,
    self_reference: summary.self_references,
    cycle: summary.cycle_accounts,
    below_cycle: summary.below_cycle_accounts,
    bad_money: bad.size,
  };
}

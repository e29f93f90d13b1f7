import type { Structure } from '../structure/analyse-structure.ts';
import type { FindingKind } from '../results/findings.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import { isAccount } from '../structure/group-persons.ts';
import { figuresOfPerson } from '../structure/person-figures.ts';
import type { SchemeSummary } from '../results/summary.ts';
import { COUNTING_BASES, type CountingBasis } from '../bases/basis.ts';
import type { Reckoning } from '../bases/count-bases.ts';
import { THRESHOLDS, type Threshold } from './layout.ts';
import { meetsOnBases, newFigures } from './person-records.ts';

export interface LevelCount {
  readonly level: number;
  readonly accounts: number;
  /** Persons counted once, at the highest level where they have an account. */
  readonly persons: number;
}

/** Heads, levels and how many persons reach each threshold, on one way of counting. */
export interface BasisFigures {
  readonly basis: CountingBasis;
  /** False when there is nothing that this basis could leave out by: it then equals a wider one. */
  readonly applied: boolean;
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

/** The scheme on every basis; the serious thresholds only together with the first. O(rows). */
export function basisFigures(structure: Structure, reckoning: Reckoning): readonly BasisFigures[] {
  const met = COUNTING_BASES.map(() => THRESHOLDS.map(() => 0));
  const into = newFigures();
  for (let row = 0; row < structure.table.rows; row += 1) {
    if (!figuresOfPerson(structure, reckoning.rules, { row, into })) continue;
    let bits = meetsOnBases(structure, reckoning, into);
    for (let at = 0; bits !== 0; at += 1, bits >>= 1) {
      const of = met[Math.floor(at / THRESHOLDS.length)];
      const threshold = at % THRESHOLDS.length;
      if (of !== undefined && (bits & 1) !== 0) of[threshold] = (of[threshold] ?? 0) + 1;
    }
  }
  return COUNTING_BASES.map((basis, place) => {
    const { applied, heads, levels } = reckoning.counts[basis];
    const [organisers = 0, people = 0, money = 0] = met[place] ?? [];
    return { basis, applied, heads, levels, meets: { '30_3': organisers, '120': people, '2_5m': money } };
  });
}

/** Persons behind the accounts, however they are counted. O(rows). */
export function countPersons({ links, persons }: Structure): number {
  const groups = persons.starts.length - 1;
  return links.status.reduce((sum, status) => sum + (isAccount(status) ? 1 : 0), 0) - persons.rows.length + groups;
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

import type { GroupFigures } from './count-people.ts';
import { countPeople } from './count-people.ts';
import type { Forest } from './forest.ts';
import { growForest, measureForest } from './forest.ts';
import type { Persons } from './group-persons.ts';
import { groupPersons } from './group-persons.ts';
import type { Links } from './link-accounts.ts';
import { linkAccounts } from './link-accounts.ts';
import type { Cycles } from './mark-cycles.ts';
import { markCycles } from './mark-cycles.ts';
import type { MemberTable } from '../reading/member-table.ts';
import type { Reckoning } from './shared-work.ts';
import { reckonAlone } from './shared-work.ts';
import type { MoneyTotals } from './money-total.ts';
import { totalFen } from './money-total.ts';

/** Everything that is known about a scheme once its table has been worked through. */
export interface Structure {
  readonly table: MemberTable;
  readonly links: Links;
  readonly cycles: Cycles;
  readonly persons: Persons;
  readonly forest: Forest;
  readonly groups: GroupFigures;
  readonly totals: MoneyTotals;
}

/** Steps of an analysis, in order, for progress. */
export const ANALYSIS_STEPS = ['link', 'persons', 'forest', 'people'] as const;
export type AnalysisStep = (typeof ANALYSIS_STEPS)[number];

/** What officers decided about a table, applied on the way; see `choices/`. */
export interface Adjustments {
  /** Who stands under whom, before cycles are looked for. */
  readonly links: (links: Links) => Links;
  /** The status of rows as it is for finding accounts of one person. */
  readonly keyed: (status: Uint8Array) => Uint8Array;
  /** Who is one person. */
  readonly persons: (persons: Persons) => Persons;
}

const UNADJUSTED: Adjustments = {
  links: (links) => links,
  keyed: (status) => status,
  persons: (persons) => persons,
};

/**
 * Works out the referral structure as docs/scheme-engine.md defines it. Pure; nearly linear in rows. `onStep` hears of
 * each step as it begins.
 */
export function* reckonStructure(
  table: MemberTable,
  onStep: (step: AnalysisStep) => void = () => undefined,
  adjust: Adjustments = UNADJUSTED,
): Reckoning<Structure> {
  onStep('link');
  const links = adjust.links(yield* linkAccounts(table));
  onStep('persons');
  const persons = adjust.persons(yield* groupPersons(table.keys, adjust.keyed(links.status)));
  onStep('forest');
  // Before the forest adds anything up: this refuses amounts whose sums would not be exact.
  const totals = { paidIn: totalFen(table.paidIn, links.status), paidOut: totalFen(table.paidOut, links.status) };
  const grown = growForest(links);
  const cycles = markCycles(links, grown);
  const forest = measureForest(grown, persons, table.paidIn);
  onStep('people');
  const groups = countPeople(forest, persons);
  return { table, links, cycles, persons, forest, groups, totals };
}

/** `reckonStructure` on the calling thread. */
export function analyseStructure(table: MemberTable, onStep?: (step: AnalysisStep) => void): Structure {
  return reckonAlone(reckonStructure(table, onStep));
}

import type { HeadMarks } from '../bases/basis.ts';
import type { MemberTable } from '../reading/member-table.ts';
import type { AnalysisStep, Structure } from '../structure/analyse-structure.ts';
import { measureStructure } from '../structure/analyse-structure.ts';
import { linkAccounts } from '../structure/link-accounts.ts';
import { adjustLinks } from './adjust-links.ts';
import { adjustPersons } from './adjust-persons.ts';
import type { Choice, ChoiceOutcome, PlacedChoice, SchemeTree } from './choice.ts';
import { findChoices } from './find-rows.ts';

export interface ChosenAnalysis {
  readonly tree: SchemeTree;
  /** Decisions in the order in which they were made. */
  readonly choices: readonly Choice[];
}

export interface AdjustedStructure {
  readonly structure: Structure;
  readonly marks: Pick<HeadMarks, 'excluded' | 'family'>;
  readonly outcomes: readonly ChoiceOutcome[];
}

/**
 * Works out one of the trees of a table with what was decided about its data. Without decisions, and for recommenders,
 * exactly `analyseStructure`. The table must have placements when their tree is asked for. Same input and decisions, same
 * result.
 */
export function analyseWithChoices(
  whole: MemberTable,
  { tree, choices }: ChosenAnalysis,
  onStep: (step: AnalysisStep) => void = () => undefined,
): AdjustedStructure {
  const table = tree === 'recommender' ? whole : { ...whole, recommenders: placementsOf(whole) };
  onStep('link');
  const linked = linkAccounts(table);
  const { placed, outcomes } = findChoices(choices, table.ids, linked.status);
  const links = adjustLinks(linked, placed, tree);
  onStep('persons');
  const persons = adjustPersons(table.keys, links.status, placed);
  const rowsOf = (kind: Choice['kind']): ReadonlySet<number> =>
    new Set(placed.flatMap(({ choice, row }: PlacedChoice) => (choice.kind === kind ? [row] : [])));
  return {
    structure: measureStructure({ table, links, persons }, onStep),
    marks: { excluded: rowsOf('exclude_account'), family: rowsOf('family_account') },
    outcomes,
  };
}

function placementsOf({ placements }: MemberTable): MemberTable['recommenders'] {
  if (placements === undefined) throw new RangeError('the table has no column of placements');
  return placements;
}

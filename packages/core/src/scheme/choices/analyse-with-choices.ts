import type { HeadMarks } from '../bases/basis.ts';
import type { MemberTable } from '../reading/member-table.ts';
import type { AnalysisStep, Structure } from '../structure/analyse-structure.ts';
import { reckonStructure } from '../structure/analyse-structure.ts';
import type { Reckoning } from '../structure/shared-work.ts';
import { reckonAlone } from '../structure/shared-work.ts';
import { adjustLinks } from './adjust-links.ts';
import { mergePersons, withoutSplit } from './adjust-persons.ts';
import type { Choice, ChoiceOutcome, PlacedChoice, SchemeTree } from './choice.ts';
import type { FoundChoices } from './find-rows.ts';
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
 * exactly `reckonStructure`. The table must have placements when their tree is asked for. Same input and decisions, same
 * result.
 */
export function* reckonWithChoices(
  whole: MemberTable,
  { tree, choices }: ChosenAnalysis,
  onStep: (step: AnalysisStep) => void = () => undefined,
): Reckoning<AdjustedStructure> {
  const table = tree === 'recommender' ? whole : { ...whole, recommenders: placementsOf(whole) };
  let found: FoundChoices = { placed: [], outcomes: [] };
  const structure = yield* reckonStructure(table, onStep, {
    links: (links) => {
      found = findChoices(choices, table.ids, links.status);
      return adjustLinks(links, found.placed, tree);
    },
    keyed: (status) => withoutSplit(status, found.placed),
    persons: (persons) => mergePersons(persons, found.placed),
  });
  const rowsOf = (kind: Choice['kind']): ReadonlySet<number> =>
    new Set(found.placed.flatMap(({ choice, row }: PlacedChoice) => (choice.kind === kind ? [row] : [])));
  const marks = { excluded: rowsOf('exclude_account'), family: rowsOf('family_account') };
  return { structure, marks, outcomes: found.outcomes };
}

/** `reckonWithChoices` on the calling thread. */
export function analyseWithChoices(table: MemberTable, chosen: ChosenAnalysis): AdjustedStructure {
  return reckonAlone(reckonWithChoices(table, chosen));
}

function placementsOf({ placements }: MemberTable): MemberTable['recommenders'] {
  if (placements === undefined) throw new RangeError('the table has no column of placements');
  return placements;
}

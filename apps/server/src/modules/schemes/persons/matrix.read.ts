import { ListedThreshold, type SchemeCandidate, type ThresholdMatrixRow } from '@qingyuan/contract/scheme-thresholds';
import type { BasisTotals, SchemeTree } from '@qingyuan/contract/schemes';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { type Known, openJudging, presentApplied, treesOf } from './judging.ts';
import { judgePunished, reaches } from './persons.read.ts';

/** How many persons reach each threshold on each basis of each tree. */
export function thresholdMatrix(known: Known, asked: SchemeAsked, on: string | undefined) {
  return async (db: ScopedDb, scope: Scope) => {
    const found = await getAnalysedScheme(db, scope, asked);
    const judging = await openJudging(known, { db, scope }, { found, on });
    const { figures } = found.result;
    const counts: Counts = {
      punished: await judgePunished(judging),
      totals: (tree) => (tree === 'recommender' ? figures.bases : (figures.placement?.bases ?? [])),
    };
    const trees = treesOf(judging);
    return {
      ...presentApplied(judging),
      rows: ListedThreshold.options
        .toSorted((a, b) => orderOf(judging.tests, a) - orderOf(judging.tests, b))
        .map((threshold) => ({ threshold, cells: cellsOf(threshold, trees, counts) })),
    };
  };
}

const orderOf = (tests: readonly { readonly key: string }[], threshold: ListedThreshold): number =>
  tests.findIndex(({ key }) => key === threshold);

interface Counts {
  /** Those who can meet the tests that ask for an earlier penalty. */
  readonly punished: readonly SchemeCandidate[];
  readonly totals: (tree: SchemeTree) => readonly BasisTotals[];
}

function cellsOf(
  threshold: ListedThreshold,
  trees: readonly SchemeTree[],
  { punished, totals }: Counts,
): ThresholdMatrixRow['cells'] {
  return trees.flatMap((tree) =>
    totals(tree).map(({ basis, applied, meets }) => ({
      tree,
      basis,
      applied,
      persons:
        threshold === '15_3_repeat' || threshold === '60_repeat'
          ? punished.filter((one) => reaches(one, { threshold, basis, tree })).length
          : meets[threshold],
    })),
  );
}

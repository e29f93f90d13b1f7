import type { SchemeAnalysis, SchemeTree, TreeFigures } from '@qingyuan/contract/schemes';

/** The trees that an analysis found, that of recommenders first. */
export function treesOf(analysis: SchemeAnalysis): readonly (readonly [SchemeTree, TreeFigures])[] {
  const { placement } = analysis;
  return [['recommender', analysis], ...(placement === undefined ? [] : [['placement', placement] as const])];
}

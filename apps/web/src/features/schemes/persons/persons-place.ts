import { ListedThreshold } from '@qingyuan/contract/scheme-thresholds';
import { CountingBasis, SchemeTree } from '@qingyuan/contract/schemes';
import type { ListState } from '../../../lists/list-search.ts';

/** Which persons are listed: what they reach, how they are counted, and the day to which windows of penalties run. */
export interface PersonsPlace {
  readonly threshold: ListedThreshold;
  readonly basis: CountingBasis;
  readonly tree: SchemeTree;
  /** Undefined for today. */
  readonly on: string | undefined;
  /** Account of the person who is compared beside the list. */
  readonly person: number | undefined;
}

/** Whatever is not understood is what it is without it, so that an address sent on never breaks the page. */
export function placeOf({ values }: Pick<ListState, 'values'>): PersonsPlace {
  const on = values['on'];
  const person = Number(values['person'] ?? -1);
  return {
    threshold: ListedThreshold.safeParse(values['threshold']).data ?? '30_3',
    basis: CountingBasis.safeParse(values['basis']).data ?? 'persons',
    tree: SchemeTree.safeParse(values['tree']).data ?? 'recommender',
    on: on !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(on) ? on : undefined,
    person: Number.isInteger(person) && person >= 0 ? person : undefined,
  };
}

/** The address of a place. Another list begins at its first page; the one shown stays where it is. */
export function placeHref(schemeId: string, place: PersonsPlace, page = 1): string {
  const { threshold, basis, tree, on, person } = place;
  const query = new URLSearchParams({
    threshold,
    basis,
    ...(tree === 'recommender' ? {} : { tree }),
    ...(on === undefined ? {} : { on }),
    ...(person === undefined ? {} : { person: String(person) }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
  return `/schemes/${schemeId}/persons?${query.toString()}`;
}

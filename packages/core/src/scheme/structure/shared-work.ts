import type { KeyWork } from './group-persons.ts';
import { matchRanges } from './group-persons.ts';
import type { Duplicates, LinkWork } from './link-accounts.ts';
import { linkRanges } from './link-accounts.ts';

/** Work that several threads may be at, each taking from what is left of it: shared memory and plain data only. */
export type SharedWork =
  | { readonly kind: 'link'; readonly work: LinkWork }
  | { readonly kind: 'match'; readonly work: KeyWork };

/**
 * A reckoning that hands out each piece of shared work and goes on when it is done, with what every thread found:
 * one and the same for a single thread, which does each piece at once, and for many.
 */
export type Reckoning<Result> = Generator<SharedWork, Result, readonly Duplicates[]>;

/** Takes part in a piece of work until nothing is left of it; returns the duplicate rows that were found here. */
export function takePart(shared: SharedWork): Duplicates {
  if (shared.kind === 'link') return linkRanges(shared.work);
  matchRanges(shared.work);
  return [];
}

/** Does a whole reckoning on the calling thread. */
export function reckonAlone<Result>(reckoning: Reckoning<Result>): Result {
  let step = reckoning.next([]);
  while (step.done !== true) step = reckoning.next([takePart(step.value)]);
  return step.value;
}

import type { Responsibility } from '@qingyuan/contract/jurisdictions';

export interface Terms {
  readonly present: Responsibility | undefined;
  /** Named already, not yet begun. */
  readonly coming: readonly Responsibility[];
  /** Ended, the latest first. */
  readonly earlier: readonly Responsibility[];
}

/** Who answers for an area on a day, who will and who did. */
export function termsOf(
  all: readonly Responsibility[],
  of: Pick<Responsibility, 'areaCode' | 'kind'>,
  today: string,
): Terms {
  const own = all
    .filter((one) => one.areaCode === of.areaCode && one.kind === of.kind)
    .toSorted((a, b) => (a.termFrom < b.termFrom ? 1 : -1));
  const begun = own.filter(({ termFrom }) => termFrom <= today);
  const present = begun.find(({ termTo }) => termTo === null || termTo >= today);
  return {
    present,
    coming: own.filter(({ termFrom }) => termFrom > today),
    earlier: begun.filter((one) => one !== present),
  };
}

/** The start of the running term that a new one would end; a new one has to begin later. */
export function runningSince(
  all: readonly Responsibility[],
  of: Pick<Responsibility, 'areaCode' | 'kind'>,
): string | undefined {
  return all.find((one) => one.areaCode === of.areaCode && one.kind === of.kind && one.termTo === null)?.termFrom;
}

interface Place {
  readonly code: string;
  readonly name: string;
}

/** The given areas, then those deeper down for which somebody is named. */
export function areasToShow(given: readonly Place[], all: readonly Responsibility[]): Place[] {
  const places = new Map(given.map(({ code, name }) => [code, name]));
  for (const { areaCode, areaName } of all) if (!places.has(areaCode)) places.set(areaCode, areaName);
  return [...places].map(([code, name]) => ({ code, name }));
}

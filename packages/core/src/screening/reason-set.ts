import type { Reason } from './indicators.ts';

/** What a reason rests on, without numbers that change from list to list: indicator and words. */
export function reasonKeys(reasons: readonly Pick<Reason, 'indicator' | 'words'>[]): string[] {
  const keys = reasons.flatMap(({ indicator, words }) =>
    words.length === 0 ? [indicator] : words.map((word) => `${indicator}:${word}`),
  );
  return [...new Set(keys)].toSorted();
}

/** Whether a new list gives a reason that was not there when the entry was dismissed. */
export function hasNewReason(dismissedFor: readonly string[], now: readonly string[]): boolean {
  return now.some((key) => !dismissedFor.includes(key));
}

/** Order of the list: sum of the weights. */
export function weightOf(reasons: readonly Pick<Reason, 'weight'>[]): number {
  return reasons.reduce((sum, { weight }) => sum + weight, 0);
}

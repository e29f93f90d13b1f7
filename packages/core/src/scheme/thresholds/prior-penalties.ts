import { plainEnd } from '../../deadlines/counting.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { PriorPenalty, PriorPenaltyNeed } from './threshold-test.ts';

/**
 * The penalties that count for conduct on a day: criminal ones that took effect on or before it, and administrative ones
 * whose window, counted from the day of effect, has not ended before it (一年以内 includes the last day).
 */
export function countingPenalties(
  penalties: readonly PriorPenalty[],
  { administrativeWindow }: PriorPenaltyNeed,
  conductOn: PlainDate,
): readonly PriorPenalty[] {
  return penalties.filter(
    ({ kind, effectiveOn }) =>
      effectiveOn <= conductOn && (kind === 'criminal' || conductOn <= plainEnd(effectiveOn, administrativeWindow)),
  );
}

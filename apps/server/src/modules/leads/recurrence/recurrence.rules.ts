import type { LeadState } from '@qingyuan/contract/leads';
import { addMonths, type PlainDate, shanghaiDate, startOfDay } from '@qingyuan/core/kernel/plain-date';

interface Verified {
  readonly state: LeadState;
  readonly verifiedAt: Date | null;
}

/** States in which the verification found the lead true. */
const FOUND_TRUE: ReadonlySet<LeadState> = new Set(['confirmed', 'in_case', 'handed_over']);

/** Whether a lead found true is remembered at a moment: it was confirmed before, and not longer ago than the window. */
export function isRemembered<T extends Verified>(
  lead: T,
  at: { readonly moment: Date; readonly windowMonths: number },
): lead is T & { readonly verifiedAt: Date } {
  const { state, verifiedAt } = lead;
  if (verifiedAt === null || !FOUND_TRUE.has(state) || verifiedAt > at.moment) return false;
  return verifiedAt.getTime() >= windowStart(shanghaiDate(at.moment.getTime()), at.windowMonths);
}

function windowStart(day: PlainDate, months: number): number {
  return startOfDay(addMonths(day, -months));
}

const DAY_MS = 86_400_000;

export function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS));
}

import { addDays, diffDays, endOfDay, shanghaiDate, type EpochMs, type PlainDate } from '../kernel/plain-date.ts';
import { isWorkingDay, type WorkingCalendar } from './calendar.ts';
import type { Due } from './due.ts';
import type { Period } from './rule.ts';

/**
 * How a clock stands: `met` and `met_late` once the act it waits for was done; `unknown` where only a missing calendar
 * could tell whether it is overdue.
 */
export type ClockStatus = 'running' | 'near' | 'overdue' | 'suspended' | 'met' | 'met_late' | 'unknown';

/** Working days after `today` up to and including `last`; 0 if `last` is today or past. Throws CalendarMissing. O(days). */
export function remainingWorkingDays(calendar: WorkingCalendar, today: PlainDate, last: PlainDate): number {
  let count = 0;
  for (let day = addDays(today, 1); day <= last; day = addDays(day, 1)) count += Number(isWorkingDay(calendar, day));
  return count;
}

function isNear(due: Due & { kind: 'due' }, now: EpochMs, { near, calendar }: StatusBasis): boolean {
  const today = shanghaiDate(now);
  switch (near.unit) {
    case 'hour':
      return due.at - now <= near.amount * 3_600_000;
    case 'working_day':
      // A stretch shorter than the threshold is near whatever the calendar says, even one that is missing.
      return diffDays(today, due.on) <= near.amount || remainingWorkingDays(calendar, today, due.on) <= near.amount;
    case 'day':
      return diffDays(today, due.on) <= near.amount;
    case 'month':
    case 'year':
      throw new RangeError('The near threshold is given in hours, days or working days');
  }
}

interface StatusBasis {
  /** The rule's `nearBefore`. */
  readonly near: Period;
  readonly calendar: WorkingCalendar;
  /** When the act that the clock waits for was done. */
  readonly stoppedAt?: EpochMs | undefined;
}

/** What is certain although the end is not known: before the earliest possible end nothing is overdue. */
function statusWithoutCalendar(notBefore: PlainDate, now: EpochMs, { near, stoppedAt }: StatusBasis): ClockStatus {
  if ((stoppedAt ?? now) > endOfDay(notBefore)) return 'unknown';
  if (stoppedAt !== undefined) return 'met';
  return diffDays(shanghaiDate(now), notBefore) <= near.amount ? 'near' : 'running';
}

/** How a clock stands at `now`. Throws CalendarMissing only if `near` counts working days through an unapproved year. */
export function deriveClockStatus(due: Due, now: EpochMs, basis: StatusBasis): ClockStatus {
  const { stoppedAt } = basis;
  if (due.kind === 'suspended') return stoppedAt === undefined ? 'suspended' : 'met';
  if (due.kind === 'calendar-missing') return statusWithoutCalendar(due.notBefore, now, basis);
  if (stoppedAt !== undefined) return stoppedAt <= due.at ? 'met' : 'met_late';
  if (now > due.at) return 'overdue';
  return isNear(due, now, basis) ? 'near' : 'running';
}

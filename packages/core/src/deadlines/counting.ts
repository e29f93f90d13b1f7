import { assertNever } from '../kernel/assert-never.ts';
import { addDays, addMonths, diffDays, type PlainDate } from '../kernel/plain-date.ts';
import { isWorkingDay, type WorkingCalendar } from './calendar.ts';
import type { Period } from './rule.ts';

/** Days on which the clock stands still, first and last included; without `to` it stands still until further notice. */
export interface Suspension {
  readonly from: PlainDate;
  readonly to?: PlainDate | undefined;
  readonly reason: string;
}

export interface Counted {
  readonly kind: 'counted';
  readonly period: Period;
  /** The day before the first day that can count. */
  readonly from: PlainDate;
  /** The last day of the period. */
  readonly to: PlainDate;
  /** Days left out because offices were closed. */
  readonly daysOff: number;
  /** Days left out because the clock stood still. */
  readonly suspendedDays: number;
}

/** The clock stood still before the period ended, and nobody knows until when. */
export interface StoodStill {
  readonly kind: 'stood_still';
  readonly suspension: Suspension;
}

/** The day on which a period would end if no day were left out: never later than its true end. */
export function plainEnd(from: PlainDate, { amount, unit }: Period): PlainDate {
  switch (unit) {
    case 'working_day':
    case 'day':
      return addDays(from, amount);
    case 'month':
      return addMonths(from, amount);
    case 'year':
      return addMonths(from, amount * 12);
    case 'hour':
      throw new RangeError('Hours run by the clock and are not counted in days');
    default:
      return assertNever(unit);
  }
}

/**
 * Counts a period from the day after `from`; O(days). A month has the length that the calendar gives it from `from`, and
 * suspended days come on top. Throws CalendarMissing where working days reach a year without approved calendar.
 */
export function countPeriod(
  from: PlainDate,
  period: Period,
  { calendar, suspensions }: { readonly calendar: WorkingCalendar; readonly suspensions: readonly Suspension[] },
): Counted | StoodStill {
  let missing = diffDays(from, plainEnd(from, period));
  let to = from;
  let [daysOff, suspendedDays] = [0, 0];
  while (missing > 0) {
    to = addDays(to, 1);
    const suspension = findSuspension(suspensions, to);
    if (suspension !== undefined && suspension.to === undefined) return { kind: 'stood_still', suspension };
    if (suspension !== undefined) suspendedDays += 1;
    else if (period.unit === 'working_day' && !isWorkingDay(calendar, to)) daysOff += 1;
    else missing -= 1;
  }
  return { kind: 'counted', period, from, to, daysOff, suspendedDays };
}

/** The suspension that covers the day; one without end wins over one that ends. */
function findSuspension(suspensions: readonly Suspension[], day: PlainDate): Suspension | undefined {
  const covering = suspensions.filter(({ from, to }) => from <= day && (to === undefined || day <= to));
  return covering.find(({ to }) => to === undefined) ?? covering[0];
}

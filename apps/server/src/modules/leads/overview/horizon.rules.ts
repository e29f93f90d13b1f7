import { CalendarMissing, isWorkingDay, type WorkingCalendar } from '@qingyuan/core/deadlines/calendar';
import type { Period } from '@qingyuan/core/deadlines/rule';
import { addDays, endOfDay, plainDate, shanghaiDate } from '@qingyuan/core/kernel/plain-date';

/**
 * Up to which moment an end counts as near: the last end from which `nearBefore` working days or fewer are left, the
 * same as a clock of the rule says of itself. Reckoned as far as the approved calendars reach.
 */
export function nearUntil(now: Date, nearBefore: Period, calendar: WorkingCalendar): Date {
  let day = shanghaiDate(now.getTime());
  if (nearBefore.unit === 'hour') return new Date(now.getTime() + nearBefore.amount * 3_600_000);
  if (nearBefore.unit === 'day') return new Date(endOfDay(addDays(day, nearBefore.amount)));
  try {
    let left = nearBefore.amount;
    for (let next = addDays(day, 1); left > 0 || !isWorkingDay(calendar, next); next = addDays(next, 1)) {
      left -= Number(isWorkingDay(calendar, next));
      day = next;
    }
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error;
  }
  return new Date(endOfDay(plainDate(day)));
}

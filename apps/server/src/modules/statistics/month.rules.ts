import type { Month } from '@qingyuan/contract/statistics';
import { addDays, addMonths, endOfDay, type PlainDate, plainDate, startOfDay } from '@qingyuan/core/kernel/plain-date';

/** A span of time for counting: from inclusive, to exclusive. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

function firstDay(month: Month): PlainDate {
  return plainDate(`${month}-01`);
}

/** The three spans that a return shows: the month, the year up to its end, the month before. */
export function spansOf(month: Month): {
  readonly month: Span;
  readonly cumulative: Span;
  readonly previousMonth: Span;
} {
  const begin = (date: PlainDate) => new Date(startOfDay(date));
  const first = firstDay(month);
  const to = begin(addMonths(first, 1));
  return {
    month: { from: begin(first), to },
    cumulative: { from: begin(plainDate(`${month.slice(0, 4)}-01-01`)), to },
    previousMonth: { from: begin(addMonths(first, -1)), to: begin(first) },
  };
}

/** The day the return is due: the `dueDay`th of the month after. */
export function dueOn(month: Month, dueDay: number): PlainDate {
  return addDays(addMonths(firstDay(month), 1), dueDay - 1);
}

/** Whether a return was handed in after the end of its due day, or is still missing then. */
export function isLate(due: PlainDate, submittedAt: Date | null, now: Date): boolean {
  return (submittedAt ?? now).getTime() > endOfDay(due);
}

/** Whether the month has ended: a return of a running month cannot be submitted. */
export function hasEnded(month: Month, now: Date): boolean {
  return now >= spansOf(month).month.to;
}

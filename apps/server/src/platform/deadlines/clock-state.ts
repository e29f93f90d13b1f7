import type { Clock, DueState } from '@qingyuan/contract/clocks';
import type { Clock as ClockRule } from '@qingyuan/contract/law';
import { CalendarMissing, type WorkingCalendar } from '@qingyuan/core/deadlines/calendar';
import { dueAt, type Due } from '@qingyuan/core/deadlines/due';
import { type ClockStatus, deriveClockStatus, remainingWorkingDays } from '@qingyuan/core/deadlines/status';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';

/** Why the end of a period is not known; undefined when it is. */
export function dueProblem(due: Due): string | undefined {
  switch (due.kind) {
    case 'due':
      return undefined;
    case 'calendar-missing':
      return `calendar-missing:${due.year}`;
    case 'suspended':
      return `suspended:${due.since}`;
  }
}

const STATES: Readonly<Record<ClockStatus, DueState>> = {
  running: 'running',
  near: 'near',
  overdue: 'overdue',
  suspended: 'unknown',
  met: 'stopped',
  met_late: 'stopped',
  unknown: 'unknown',
};

export interface ClockTimes {
  readonly startedAt: Date;
  readonly stoppedAt: Date | null;
}

/** How a clock stands, reckoned anew from its rule and the calendars approved by now. */
export function deriveClock(
  rule: ClockRule,
  times: ClockTimes,
  at: { readonly calendar: WorkingCalendar; readonly now: Date },
): Clock {
  const { calendar } = at;
  const due = dueAt(rule, times.startedAt.getTime(), { calendar });
  const now = at.now.getTime();
  const state = times.stoppedAt === null ? stateNow(due, now, { near: rule.nearBefore, calendar }) : 'stopped';
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    title: rule.title,
    citation: rule.citation,
    startedAt: times.startedAt.toISOString(),
    dueAt: due.kind === 'due' ? new Date(due.at).toISOString() : null,
    stoppedAt: times.stoppedAt?.toISOString() ?? null,
    state,
    remainingWorkingDays: state === 'stopped' ? null : daysLeft(due, now, calendar),
    problem: dueProblem(due) ?? null,
  };
}

function stateNow(
  due: Due,
  now: number,
  basis: { readonly near: ClockRule['nearBefore']; readonly calendar: WorkingCalendar },
): DueState {
  // An end that nobody can reckon is shown as such, even while it is certainly far.
  if (due.kind !== 'due') return 'unknown';
  return withoutCalendar(() => STATES[deriveClockStatus(due, now, basis)]) ?? 'running';
}

/** Negative once the last day has passed. */
function daysLeft(due: Due, now: number, calendar: WorkingCalendar): number | null {
  if (due.kind !== 'due') return null;
  const today = shanghaiDate(now);
  return (
    withoutCalendar(() =>
      today <= due.on ? remainingWorkingDays(calendar, today, due.on) : -remainingWorkingDays(calendar, due.on, today),
    ) ?? null
  );
}

/** Undefined where the calendar of a year between now and the end is missing. */
function withoutCalendar<T>(reckon: () => T): T | undefined {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined;
    throw error;
  }
}

/** The running clock that ends first; one whose end is unknown only if no other runs. */
export function firstDue(clocks: readonly Clock[]): {
  readonly dueAt: string | null;
  readonly dueState: DueState | null;
} {
  const running = clocks.filter((clock) => clock.state !== 'stopped');
  const first = running.toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))[0];
  return { dueAt: first?.dueAt ?? null, dueState: first?.state ?? null };
}

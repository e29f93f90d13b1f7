import type { Clock, ClockChange, DueState } from '@qingyuan/contract/clocks';
import type { Clock as ClockRule, Localized } from '@qingyuan/contract/law';
import { CalendarMissing, type WorkingCalendar } from '@qingyuan/core/deadlines/calendar';
import { dueAt, type Due } from '@qingyuan/core/deadlines/due';
import type { Suspension } from '@qingyuan/core/deadlines/counting';
import type { GrantedExtension } from '@qingyuan/core/deadlines/extensions';
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
  suspended: 'suspended',
  met: 'stopped',
  met_late: 'stopped',
  unknown: 'unknown',
};

/** What is stored of a clock. */
export interface ClockTimes {
  readonly id: string;
  readonly startedAt: Date;
  readonly stoppedAt: Date | null;
  readonly extensions: readonly GrantedExtension[];
  readonly suspensions: readonly Suspension[];
  /** Everything that was asked for, the oldest first. */
  readonly changes: readonly StoredChange[];
}

/** As stored: named by its id in the rule. */
export type StoredChange = Omit<ClockChange, 'title'> & { readonly part: string };

/** How a clock stands, reckoned anew from its rule and the calendars approved by now. */
export function deriveClock(
  rule: ClockRule,
  times: ClockTimes,
  at: { readonly calendar: WorkingCalendar; readonly now: Date },
): Clock {
  const { calendar } = at;
  const { extensions, suspensions } = times;
  const due = dueAt(rule, times.startedAt.getTime(), { calendar, extensions, suspensions });
  const now = at.now.getTime();
  const state = times.stoppedAt === null ? stateNow(due, now, { near: rule.nearBefore, calendar }) : 'stopped';
  return {
    id: times.id,
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
    changes: times.changes.map(({ part, ...change }) => ({ ...change, title: partTitle(rule, change.kind, part) })),
    ...(state === 'stopped' ? { extensions: [], suspensions: [] } : stillToAsk(rule, times)),
  };
}

const ANY_GROUND = { id: 'other', title: { zh: '其他依法不计入的时间', en: 'Other time not counted by law' } };

/** The grounds for which the period may stand still. */
function suspensionGrounds(rule: ClockRule): readonly { readonly id: string; readonly title: Localized }[] {
  return rule.suspendable ? (rule.suspensionGrounds ?? [ANY_GROUND]) : [];
}

function partTitle(rule: ClockRule, kind: ClockChange['kind'], part: string): Localized {
  const parts = kind === 'extension' ? rule.extensions : suspensionGrounds(rule);
  return parts.find(({ id }) => id === part)?.title ?? { zh: part, en: part };
}

/** Each extension once, in the order of the rule; a suspension while none runs; nothing twice while the head has it. */
function stillToAsk(rule: ClockRule, { changes }: ClockTimes): Pick<Clock, 'extensions' | 'suspensions'> {
  const open = (kind: ClockChange['kind']) => changes.filter((one) => one.kind === kind && one.state !== 'refused');
  const asked = open('extension').some(({ state }) => state === 'asked');
  const used = new Set(open('extension').map(({ part }) => part));
  const next = asked ? undefined : rule.extensions.find(({ id, period }) => !used.has(id) && period !== undefined);
  const standsStill = open('suspension').some(({ state }) => state !== 'ended');
  return {
    extensions: next === undefined ? [] : [{ id: next.id, title: next.title, approval: next.approval }],
    suspensions: standsStill ? [] : suspensionGrounds(rule).map(({ id, title }) => ({ id, title })),
  };
}

function stateNow(
  due: Due,
  now: number,
  basis: { readonly near: ClockRule['nearBefore']; readonly calendar: WorkingCalendar },
): DueState {
  if (due.kind === 'suspended') return 'suspended';
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

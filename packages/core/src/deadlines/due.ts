import { addDays, endOfDay, shanghaiDate, type EpochMs, type PlainDate } from '../kernel/plain-date.ts';
import { CalendarMissing, isWorkingDay, type WorkingCalendar } from './calendar.ts';
import { countPeriod, plainEnd, type Counted, type Suspension } from './counting.ts';
import { extensionSteps, type Extended, type GrantedExtension } from './extensions.ts';
import type { ClockRule, Period } from './rule.ts';

export interface ClockFacts {
  readonly calendar: WorkingCalendar;
  readonly suspensions?: readonly Suspension[] | undefined;
  readonly extensions?: readonly GrantedExtension[] | undefined;
}

/** One step of the reckoning, for a screen or a paper to put into words. */
export type DueStep =
  | { readonly kind: 'started'; readonly on: PlainDate }
  | Extended
  | Counted
  | { readonly kind: 'ran'; readonly period: Period; readonly to: EpochMs }
  | { readonly kind: 'rolled_over'; readonly from: PlainDate; readonly to: PlainDate };

export type Due =
  /** `at` is the last moment that is still in time, `on` its day in China. */
  | { readonly kind: 'due'; readonly at: EpochMs; readonly on: PlainDate; readonly trace: readonly DueStep[] }
  /** Stands still without a known end. */
  | { readonly kind: 'suspended'; readonly since: PlainDate; readonly reason: string }
  /** Cannot be reckoned until the calendar of `year` is approved; certainly not before `notBefore`. */
  | { readonly kind: 'calendar-missing'; readonly year: number; readonly notBefore: PlainDate };

const HOUR_MS = 3_600_000;

/** Neighbours of one unit are one period: 15 + 15 working days are 30, and a month is not clipped twice. */
function joined(periods: readonly Period[]): Period[] {
  const out: Period[] = [];
  for (const period of periods) {
    const last = out.at(-1);
    if (last?.unit === period.unit) out[out.length - 1] = { unit: period.unit, amount: last.amount + period.amount };
    else out.push(period);
  }
  return out;
}

/** The day itself if offices work, else the next day on which they do. */
function nextWorkingDay(calendar: WorkingCalendar, from: PlainDate): PlainDate {
  let day = from;
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
}

function dueByClock(startedAt: EpochMs, periods: readonly Period[], extended: readonly Extended[]): Due {
  const hours = periods.reduce((sum, { amount }) => sum + amount, 0);
  const at = startedAt + hours * HOUR_MS;
  const ran: DueStep = { kind: 'ran', period: { unit: 'hour', amount: hours }, to: at };
  return {
    kind: 'due',
    at,
    on: shanghaiDate(at),
    trace: [{ kind: 'started', on: shanghaiDate(startedAt) }, ...extended, ran],
  };
}

function dueByDays(rule: ClockRule, start: PlainDate, { calendar, suspensions, extended }: Reckoning): Due {
  const trace: DueStep[] = [{ kind: 'started', on: start }, ...extended];
  const waiting = periodsOf(rule, extended);
  let end = start;
  try {
    for (let period = waiting[0]; period !== undefined; period = waiting[0]) {
      const counted = countPeriod(end, period, { calendar, suspensions });
      if (counted.kind === 'stood_still') {
        return { kind: 'suspended', since: counted.suspension.from, reason: counted.suspension.reason };
      }
      trace.push(counted);
      end = counted.to;
      waiting.shift();
    }
    const on = rule.rollsOver ? nextWorkingDay(calendar, end) : end;
    if (on !== end) trace.push({ kind: 'rolled_over', from: end, to: on });
    return { kind: 'due', at: endOfDay(on), on, trace };
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error;
    const notBefore = waiting.reduce((from, period) => plainEnd(from, period), end);
    return { kind: 'calendar-missing', year: error.year, notBefore };
  }
}

interface Reckoning {
  readonly calendar: WorkingCalendar;
  readonly suspensions: readonly Suspension[];
  readonly extended: readonly Extended[];
}

function periodsOf(rule: ClockRule, extended: readonly Extended[]): Period[] {
  return joined([{ unit: rule.unit, amount: rule.amount }, ...extended.map(({ period }) => period)]);
}

/**
 * The end of a period that began at `startedAt`, with the reckoning step by step.
 *
 * The starting day does not count; the period ends with the last second of its last day in China; hours run by the clock.
 * Extensions follow one another without a gap, and only the very end rolls over to a working day. Suspensions are left
 * aside where the rule is not suspendable. Throws RangeError for extensions that the rule does not know. O(days).
 *
 * Source: 行政处罚法, 民事诉讼法 and 行政强制法 on how periods are counted; each rule's own flags decide.
 */
export function dueAt(rule: ClockRule, startedAt: EpochMs, facts: ClockFacts): Due {
  const extended = extensionSteps(rule, facts.extensions ?? []);
  if (rule.unit === 'hour') return dueByClock(startedAt, periodsOf(rule, extended), extended);
  const suspensions = rule.suspendable ? (facts.suspensions ?? []) : [];
  return dueByDays(rule, shanghaiDate(startedAt), { calendar: facts.calendar, suspensions, extended });
}

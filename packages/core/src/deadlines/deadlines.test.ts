import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate, shanghaiIso, startOfDay, weekday, type PlainDate } from '../kernel/plain-date.ts';
import { CalendarMissing, isWorkingDay, workingCalendar, type CalendarYear } from './calendar.ts';
import { dueAt, type ClockFacts, type Due } from './due.ts';
import { slowDue } from './reference.test-helper.ts';
import type { ClockRule } from './rule.ts';
import { deriveClockStatus, remainingWorkingDays } from './status.ts';

const days = (from: string, count: number) => Array.from({ length: count }, (_, i) => addDays(plainDate(from), i));

// The year as its notice has it: Spring Festival 15–23 February, National Day 1–7 October, with the days worked instead.
const YEAR_2026: CalendarYear = {
  year: 2026,
  approved: true,
  holidays: [
    ...days('2026-01-01', 3),
    ...days('2026-02-15', 9),
    ...days('2026-04-04', 3),
    ...days('2026-05-01', 5),
    ...days('2026-06-19', 3),
    ...days('2026-09-25', 3),
    ...days('2026-10-01', 7),
  ],
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(plainDate),
};
const calendar = workingCalendar([YEAR_2026]);

function rule(given: Partial<ClockRule>): ClockRule {
  return {
    id: 'test-clock',
    version: '1',
    unit: 'day',
    amount: 1,
    suspendable: true,
    rollsOver: false,
    extensions: [],
    nearBefore: { amount: 3, unit: 'day' },
    ...given,
  };
}

const at = (text: string) => Date.parse(text);
const on = (due: Due) => (due.kind === 'due' ? due.on : due);
const due = (given: Partial<ClockRule>, start: string, facts: Partial<ClockFacts> = {}) =>
  dueAt(rule(given), at(start), { calendar, ...facts });

describe('working-day calendar', () => {
  it('takes weekends, holidays and days worked instead as the notice sets them', () => {
    expect(isWorkingDay(calendar, plainDate('2026-09-28'))).toBe(true);
    expect(isWorkingDay(calendar, plainDate('2026-09-25'))).toBe(false);
    expect(isWorkingDay(calendar, plainDate('2026-10-10'))).toBe(true);
    expect(isWorkingDay(calendar, plainDate('2026-10-11'))).toBe(false);
  });

  it('never guesses a year without approved calendar', () => {
    expect(() => isWorkingDay(calendar, plainDate('2027-01-04'))).toThrow(CalendarMissing);
    const draft = workingCalendar([{ ...YEAR_2026, approved: false }]);
    expect(() => isWorkingDay(draft, plainDate('2026-03-02'))).toThrow('2026');
  });

  it('refuses contradictions', () => {
    const year = (given: Partial<CalendarYear>) => () => workingCalendar([{ ...YEAR_2026, ...given }]);
    expect(year({ workdays: [plainDate('2026-03-02')] })).toThrow('no weekend day');
    expect(year({ holidays: [plainDate('2026-02-14')] })).toThrow('both');
    expect(year({ holidays: [plainDate('2025-12-31')] })).toThrow('another year');
    expect(() => workingCalendar([YEAR_2026, YEAR_2026])).toThrow('twice');
  });
});

describe('worked examples', () => {
  it('a lead received on Friday 18 September is to be verified in 15 working days, over two holidays and two worked weekends', () => {
    // 20(worked Sunday),21–24 · 28–30 · 8,9,10(worked Saturday) · 12–15 October
    const result = due({ unit: 'working_day', amount: 15 }, '2026-09-18T17:30:00+08:00');
    expect(on(result)).toBe('2026-10-15');
    expect(result).toMatchObject({
      at: at('2026-10-15T23:59:59.999+08:00'),
      trace: [
        { kind: 'started', on: '2026-09-18' },
        { kind: 'counted', from: '2026-09-18', to: '2026-10-15', daysOff: 12, suspendedDays: 0 },
      ],
    });
  });

  it('the same lead with the extension of 15 working days', () => {
    const extensions = [{ id: 'head', period: { amount: 15, unit: 'working_day' as const }, approval: 'agency_head' }];
    const result = due({ unit: 'working_day', amount: 15, extensions }, '2026-09-18T17:30:00+08:00', {
      extensions: [{ id: 'head' }],
    });
    expect(on(result)).toBe('2026-11-05');
    expect(result).toMatchObject({
      trace: [{}, { kind: 'extended', id: 'head' }, { period: { amount: 30, unit: 'working_day' } }],
    });
  });

  it('seized on 10 March: returned by 9 April, or 24 April after the extension', () => {
    const extensions = [{ id: 'head', period: { amount: 15, unit: 'day' as const }, approval: 'agency_head' }];
    const seizure = { amount: 30, extensions, suspendable: true };
    expect(on(due(seizure, '2026-03-10T10:00:00+08:00'))).toBe('2026-04-09');
    expect(on(due(seizure, '2026-03-10T10:00:00+08:00', { extensions: [{ id: 'head' }] }))).toBe('2026-04-24');
  });

  it('seizure with an appraisal of ten days in between, first and last day included', () => {
    const suspensions = [{ from: plainDate('2026-03-16'), to: plainDate('2026-03-25'), reason: 'appraisal' }];
    const result = due({ amount: 30 }, '2026-03-10T10:00:00+08:00', { suspensions });
    expect(on(result)).toBe('2026-04-19');
    expect(result).toMatchObject({ trace: [{}, { suspendedDays: 10 }] });
  });

  it('a decision due in 90 days that ends in National Day falls on the first working day after it', () => {
    const result = due({ amount: 90, rollsOver: true }, '2026-07-03T09:00:00+08:00');
    expect(on(result)).toBe('2026-10-08');
    expect(result).toMatchObject({ trace: [{}, {}, { kind: 'rolled_over', from: '2026-10-01', to: '2026-10-08' }] });
  });

  it('90 days, 30 more by the head, then a term set by collective discussion', () => {
    const extensions = [
      { id: 'head', period: { amount: 30, unit: 'day' as const }, approval: 'agency_head' },
      { id: 'collective', approval: 'collective_discussion' },
    ];
    const decision = { amount: 90, rollsOver: true, extensions };
    const granted = [{ id: 'head' }, { id: 'collective', period: { amount: 20, unit: 'day' as const } }];
    expect(on(due(decision, '2026-03-02T09:00:00+08:00', { extensions: granted }))).toBe('2026-07-20');
    expect(() => due(decision, '2026-03-02T09:00:00+08:00', { extensions: [{ id: 'collective' }] })).toThrow('missing');
    expect(() =>
      due(decision, '2026-03-02T09:00:00+08:00', { extensions: [{ id: 'head', period: { amount: 60, unit: 'day' } }] }),
    ).toThrow('fixed');
    expect(() => due(decision, '2026-03-02T09:00:00+08:00', { extensions: [{ id: 'head' }, { id: 'head' }] })).toThrow(
      'twice',
    );
    expect(() => due(decision, '2026-03-02T09:00:00+08:00', { extensions: [{ id: 'nobody' }] })).toThrow(
      'does not know',
    );
  });

  it('hand over to the police within 24 hours runs by the clock, over a holiday too', () => {
    const result = due({ unit: 'hour', amount: 24, suspendable: false }, '2026-09-30T16:20:00+08:00');
    expect(result.kind === 'due' && shanghaiIso(result.at)).toBe('2026-10-01T16:20:00+08:00');
  });

  it('two months from 31 December end with February', () => {
    expect(on(due({ unit: 'month', amount: 2 }, '2025-12-31T09:00:00+08:00'))).toBe('2026-02-28');
  });

  it('counts from the day in China, not in Greenwich', () => {
    expect(on(due({ amount: 3 }, '2026-03-01T16:30:00Z'))).toBe('2026-03-05');
  });
});

describe('a clock that cannot be reckoned', () => {
  it('says which year lacks its calendar, and a day before which it will not fall', () => {
    expect(due({ unit: 'working_day', amount: 15 }, '2026-12-21T09:00:00+08:00')).toEqual({
      kind: 'calendar-missing',
      year: 2027,
      notBefore: '2027-01-05',
    });
    const suspensions = [{ from: plainDate('2026-12-01'), to: plainDate('2026-12-10'), reason: 'hearing' }];
    expect(due({ amount: 90, rollsOver: true }, '2026-11-24T09:00:00+08:00', { suspensions })).toEqual({
      kind: 'calendar-missing',
      year: 2027,
      notBefore: '2027-03-04',
    });
    expect(on(due({ amount: 90 }, '2026-11-24T09:00:00+08:00'))).toBe('2027-02-22');
  });

  it('stands still while a suspension has no end, unless it comes too late or the rule knows none', () => {
    const suspensions = [{ from: plainDate('2026-03-16'), reason: 'appraisal' }];
    expect(due({ amount: 30 }, '2026-03-10T10:00:00+08:00', { suspensions })).toEqual({
      kind: 'suspended',
      since: '2026-03-16',
      reason: 'appraisal',
    });
    expect(on(due({ amount: 6 }, '2026-03-09T10:00:00+08:00', { suspensions }))).toBe('2026-03-15');
    expect(on(due({ amount: 30, suspendable: false }, '2026-03-10T10:00:00+08:00', { suspensions }))).toBe(
      '2026-04-09',
    );
  });
});

describe('how a clock stands', () => {
  const near = { amount: 3, unit: 'working_day' as const };
  const clock = due({ unit: 'working_day', amount: 15 }, '2026-09-18T17:30:00+08:00');
  const status = (now: string, stoppedAt?: string) =>
    deriveClockStatus(clock, at(now), {
      near,
      calendar,
      stoppedAt: stoppedAt === undefined ? undefined : at(stoppedAt),
    });

  it('runs, comes near, is overdue from the first moment of the next day', () => {
    expect(status('2026-10-10T12:00:00+08:00')).toBe('running'); // 12–15 October are four working days
    expect(status('2026-10-12T00:00:00+08:00')).toBe('near');
    expect(status('2026-10-15T23:59:59+08:00')).toBe('near');
    expect(status('2026-10-16T00:00:00+08:00')).toBe('overdue');
  });

  it('is met in time or late once the act is done', () => {
    expect(status('2026-12-01T00:00:00+08:00', '2026-10-15T23:59:59+08:00')).toBe('met');
    expect(status('2026-12-01T00:00:00+08:00', '2026-10-16T00:00:00+08:00')).toBe('met_late');
  });

  it('without calendar tells only what is certain: not overdue before the earliest possible end', () => {
    const open = due({ unit: 'working_day', amount: 15 }, '2026-12-21T09:00:00+08:00');
    const stand = (now: string, stoppedAt?: string) =>
      deriveClockStatus(open, at(now), {
        near,
        calendar,
        stoppedAt: stoppedAt === undefined ? undefined : at(stoppedAt),
      });
    expect(stand('2026-12-30T09:00:00+08:00')).toBe('running');
    expect(stand('2027-01-02T09:00:00+08:00')).toBe('near');
    expect(stand('2027-01-06T00:00:00+08:00')).toBe('unknown');
    expect(stand('2027-03-01T09:00:00+08:00', '2027-01-05T20:00:00+08:00')).toBe('met');
    expect(stand('2027-03-01T09:00:00+08:00', '2027-02-05T20:00:00+08:00')).toBe('unknown');
  });

  it('knows hours, and a clock that stands still', () => {
    const hours = due({ unit: 'hour', amount: 24 }, '2026-09-30T16:20:00+08:00');
    const hoursNear = { near: { amount: 6, unit: 'hour' as const }, calendar };
    expect(deriveClockStatus(hours, at('2026-10-01T10:19:00+08:00'), hoursNear)).toBe('running');
    expect(deriveClockStatus(hours, at('2026-10-01T10:20:00+08:00'), hoursNear)).toBe('near');
    expect(deriveClockStatus({ kind: 'suspended', since: plainDate('2026-03-16'), reason: 'x' }, 0, hoursNear)).toBe(
      'suspended',
    );
  });

  it('counts the working days that are left', () => {
    expect(remainingWorkingDays(calendar, plainDate('2026-09-30'), plainDate('2026-10-10'))).toBe(3);
    expect(remainingWorkingDays(calendar, plainDate('2026-10-10'), plainDate('2026-10-10'))).toBe(0);
  });
});

describe('against counting day by day on paper', () => {
  const dayOf2026 = fc.integer({ min: 0, max: 364 }).map((n) => addDays(plainDate('2026-01-01'), n));
  const yearOf = (year: number): fc.Arbitrary<CalendarYear> => {
    const all = days(`${year}-01-01`, 365);
    return fc
      .record({
        off: fc.subarray(all, { maxLength: 40 }),
        worked: fc.subarray(
          all.filter((day) => weekday(day) > 5),
          { maxLength: 12 },
        ),
      })
      .map(({ off, worked }) => ({
        year,
        approved: true,
        holidays: off.filter((day) => !worked.includes(day)),
        workdays: worked,
      }));
  };
  const suspension = fc
    .record({ from: dayOf2026, length: fc.integer({ min: 1, max: 40 }) })
    .map(({ from, length }) => ({ from, to: addDays(from, length - 1), reason: 'appraisal' }));
  const question = fc.record({
    start: dayOf2026,
    unit: fc.constantFrom('working_day' as const, 'day' as const, 'month' as const, 'year' as const),
    amount: fc.integer({ min: 1, max: 40 }),
    suspensions: fc.array(suspension, { maxLength: 4 }),
    rollsOver: fc.boolean(),
    years: fc.tuple(...[2026, 2027, 2029, 2030].map(yearOf)),
  });

  it('gives the same day for every unit, calendar and suspension', () => {
    fc.assert(
      fc.property(question, ({ start, unit, amount, suspensions, rollsOver, years }) => {
        const withLeap = [...years, { year: 2028, approved: true, holidays: [], workdays: [] }];
        const size = unit === 'year' ? (amount % 3) + 1 : unit === 'month' ? (amount % 12) + 1 : amount;
        const facts = { calendar: workingCalendar(withLeap), suspensions };
        const slow = slowDue({ start, unit, amount: size, suspended: suspensions, rollsOver, years: withLeap });
        expect(on(dueAt(rule({ unit, amount: size, rollsOver }), startOfDay(start), facts))).toBe(slow);
      }),
      { numRuns: 2000 },
    );
  });

  it('never gets shorter by more holidays, a suspension or an extension', () => {
    fc.assert(
      fc.property(question, suspension, ({ start, amount, suspensions, years }, more) => {
        const extensions = [
          { id: 'more', period: { amount: 5, unit: 'working_day' as const }, approval: 'agency_head' },
        ];
        const clock = rule({ unit: 'working_day', amount, extensions });
        const end = (facts: Partial<ClockFacts>): PlainDate => {
          const result = dueAt(clock, startOfDay(start), { calendar: workingCalendar(years), suspensions, ...facts });
          if (result.kind !== 'due') throw new Error(result.kind);
          return result.on;
        };
        const base = end({});
        expect(end({ suspensions: [...suspensions, more] }) >= base).toBe(true);
        expect(end({ extensions: [{ id: 'more' }] }) > base).toBe(true);
        const off = years.map((year) => ({ ...year, workdays: [] }));
        expect(end({ calendar: workingCalendar(off) }) >= base).toBe(true);
      }),
    );
  });
});

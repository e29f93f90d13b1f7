import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  comparePlainDates,
  dateOfEpochDay,
  diffDays,
  endOfDay,
  epochDay,
  parsePlainDate,
  plainDate,
  shanghaiDate,
  shanghaiIso,
  startOfDay,
  weekday,
} from './plain-date.ts';

const FIRST = epochDay(plainDate('1900-01-01'));
const LAST = epochDay(plainDate('2199-12-31'));
const dates = fc.integer({ min: FIRST, max: LAST }).map(dateOfEpochDay);

describe('a plain date', () => {
  it.each([
    '2026-09-29',
    '20260929',
    '2026/9/29',
    '2026年9月29日',
    '2026.9.29',
    '２０２６-０９-２９',
    ' 2026 年 09 月 29 日 ',
  ])('is read from %s', (text) => expect(parsePlainDate(text)).toBe('2026-09-29'));

  it.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-09-29',
    '2026-9/29',
    '202699',
    '2200-01-01',
    '9月29日',
  ])('is not read from %j', (text) => expect(parsePlainDate(text)).toBeUndefined());

  it('knows the leap days of 2000 and 2024', () => {
    expect(parsePlainDate('20000229')).toBe('2000-02-29');
    expect(addDays(plainDate('2024-02-28'), 1)).toBe('2024-02-29');
  });

  it('steps and measures alike', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(addDays(a, diffDays(a, b))).toBe(b);
        expect(Math.sign(comparePlainDates(a, b))).toBe(Math.sign(-diffDays(a, b)));
      }),
    );
  });

  it('moves by months to the last day where the day is missing', () => {
    expect(addMonths(plainDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(plainDate('2024-02-29'), 12)).toBe('2025-02-28');
    expect(addMonths(plainDate('2026-01-15'), -2)).toBe('2025-11-15');
  });

  it('has the weekday that the calendar shows', () => {
    expect(weekday(plainDate('2026-09-29'))).toBe(2);
    expect(weekday(plainDate('1969-12-28'))).toBe(7);
    fc.assert(
      fc.property(dates, (date) => {
        expect(weekday(date) % 7).toBe(new Date(`${date}T00:00Z`).getUTCDay());
      }),
    );
  });

  it('is taken from an instant in Chinese time', () => {
    expect(shanghaiDate('2026-09-28T16:00:00Z')).toBe('2026-09-29');
    expect(shanghaiDate('2026-09-28T15:59:59.999Z')).toBe('2026-09-28');
    expect(shanghaiDate('2026-09-29T00:30:00+08:00')).toBe('2026-09-29');
    expect(shanghaiIso(endOfDay(plainDate('2026-10-12')))).toBe('2026-10-12T23:59:59+08:00');
    fc.assert(
      fc.property(dates, (date) => {
        expect(shanghaiDate(startOfDay(date))).toBe(date);
        expect(shanghaiDate(endOfDay(date))).toBe(date);
      }),
    );
    expect(() => shanghaiDate('soon')).toThrow(RangeError);
  });
});

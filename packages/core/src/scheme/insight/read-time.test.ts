import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../reading/utf8.ts';
import { dayOf, dayText, NO_DAY, NO_TIME, readMinute, UNREADABLE_DAY, UNREADABLE_TIME } from './read-time.ts';

function minuteOf(text: string): number {
  const bytes = encodeUtf8(`12${text}34`);
  return readMinute(bytes, 2, bytes.length - 2);
}

/** Clock of a minute. */
const textOf = (text: string): string => new Date(minuteOf(text) * 60_000).toISOString().slice(0, 16).replace('T', ' ');

describe('times of a member table', () => {
  test.each([
    ['2019-03-01', '2019-03-01 00:00'],
    ['2019/3/1 10:20:30', '2019-03-01 10:20'],
    ['2019.03.01 9:05', '2019-03-01 09:05'],
    ['2019年3月1日', '2019-03-01 00:00'],
    ['2019年3月1日 8时30分', '2019-03-01 08:30'],
    ['2019-03-01T10:20:30', '2019-03-01 10:20'],
    ['2019-03-01T20:20:30.123Z', '2019-03-02 04:20'],
    ['20190301', '2019-03-01 00:00'],
    ['20190301 10:20', '2019-03-01 10:20'],
    ['20190301102030', '2019-03-01 10:20'],
    ['1551407400', '2019-03-01 10:30'],
    ['1551407400000', '2019-03-01 10:30'],
    ['43525', '2019-03-01 00:00'],
    ['43525.5', '2019-03-01 12:00'],
  ])('%s is read as %s', (text, clock) => expect(textOf(text)).toBe(clock));

  test.each(['注册', '2019-02-30', '2019-13-01', '0000-00-00 00:00:00', '1/3/2019', '12', '2019-03-01 25:61', '2019'])(
    '%s is unreadable',
    (text) => expect(minuteOf(text)).toBe(UNREADABLE_TIME),
  );

  test('nothing is no time', () => {
    expect(minuteOf('')).toBe(NO_TIME);
    expect([dayOf(NO_TIME), dayOf(UNREADABLE_TIME)]).toEqual([NO_DAY, UNREADABLE_DAY]);
  });

  test('each day from 1970 to 2149 is read from all ways of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: UNREADABLE_DAY - 1 }), (day) => {
        const text = dayText(day);
        const [year = '', month = '', date = ''] = text.split('-');
        const ways = [text, `${year}/${Number(month)}/${Number(date)}`, `${year}${month}${date}`];
        for (const way of [...ways, `${year}年${Number(month)}月${Number(date)}日`])
          expect(dayOf(minuteOf(way))).toBe(day);
      }),
    );
  });
});

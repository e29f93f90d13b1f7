/** Minutes since 1970 in Chinese time; these two are no times. */
export const NO_TIME = -1;
export const UNREADABLE_TIME = -2;

export const MINUTES_A_DAY = 1_440;
const CHINA_MINUTES = 480;
const EXCEL_EPOCH_DAYS = 25_569;
/** Days a column of 16 bits can hold, see `dayOf`. */
const LAST_DAY = 0xfffe;

interface Numbers {
  readonly values: Float64Array;
  readonly lengths: Uint8Array;
  count: number;
}

const found: Numbers = { values: new Float64Array(7), lengths: new Uint8Array(7), count: 0 };

/**
 * The minute that a cell names: 2019-03-01, 2019/3/1 10:20:30, 2019年3月1日, 20190301, 20190301102030, Unix seconds and
 * milliseconds, serial days of spreadsheets. Texts without a zone are taken as Chinese time. Days outside 1970–2149 are
 * unreadable. O(length), makes no string.
 */
export function readMinute(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return NO_TIME;
  const first = (bytes[from] as number) - 0x30;
  if (first < 0 || first > 9 || to - from > 40) return UNREADABLE_TIME;
  readNumbers(bytes, from, to);
  const minute = found.lengths[0] === to - from ? compactMinute() : writtenMinute(bytes, from, to);
  return minute >= MINUTES_A_DAY && minute < (LAST_DAY + 1) * MINUTES_A_DAY ? Math.floor(minute) : UNREADABLE_TIME;
}

/** Groups of digits, at most seven. */
function readNumbers(bytes: Uint8Array, from: number, to: number): void {
  const { values, lengths } = found;
  let count = 0;
  let inside = false;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) {
      inside = false;
      continue;
    }
    if (!inside) {
      if (count === 7) break;
      values[count] = 0;
      lengths[count] = 0;
      count += 1;
      inside = true;
    }
    values[count - 1] = (values[count - 1] as number) * 10 + digit;
    lengths[count - 1] = (lengths[count - 1] as number) + 1;
  }
  found.count = count;
}

/** Digits only. */
function compactMinute(): number {
  const value = found.values[0] as number;
  switch (found.lengths[0] ?? 0) {
    case 5:
      return serialMinute(value);
    case 8:
      return civilMinute(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
    case 10:
      return value / 60 + CHINA_MINUTES;
    case 12:
      return withClock(value * 100);
    case 13:
      return value / 60_000 + CHINA_MINUTES;
    case 14:
      return withClock(value);
    default:
      return UNREADABLE_TIME;
  }
}

function withClock(value: number): number {
  const day = Math.floor(value / 1_000_000);
  const clock = value % 1_000_000;
  const minute = civilMinute(Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100);
  return minute < 0 ? minute : minute + clockMinutes(Math.floor(clock / 10_000), Math.floor(clock / 100) % 100);
}

function serialMinute(days: number): number {
  return days >= EXCEL_EPOCH_DAYS ? (days - EXCEL_EPOCH_DAYS) * MINUTES_A_DAY : UNREADABLE_TIME;
}

/** With separators. */
function writtenMinute(bytes: Uint8Array, from: number, to: number): number {
  const { values, lengths, count } = found;
  const separator = bytes[from + (lengths[0] as number)] as number;
  if (count === 2 && lengths[0] === 5 && separator === 0x2e)
    return serialMinute((values[0] as number) + (values[1] as number) / 10 ** (lengths[1] as number));
  // 20190301 10:20:30
  if (lengths[0] === 8 && count > 1) {
    const day = values[0] as number;
    const minute = civilMinute(Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100);
    return minute < 0 ? minute : minute + clockMinutes(values[1] as number, count > 2 ? (values[2] as number) : 0);
  }
  // - / . and the first byte of 年
  const dated = separator === 0x2d || separator === 0x2f || separator === 0x2e || separator === 0xe5;
  if (lengths[0] !== 4 || count < 3 || !dated) return UNREADABLE_TIME;
  const minute = civilMinute(values[0] as number, values[1] as number, values[2] as number);
  if (minute < 0 || count < 5) return minute;
  const zone = bytes[to - 1] === 0x5a ? CHINA_MINUTES : 0;
  return minute + clockMinutes(values[3] as number, values[4] as number) + zone;
}

function clockMinutes(hour: number, minute: number): number {
  return hour < 25 && minute < 60 ? hour * 60 + minute : Number.NaN;
}

function civilMinute(year: number, month: number, day: number): number {
  if (year < 1970 || year > 2149 || month < 1 || month > 12 || day < 1 || day > 31) return UNREADABLE_TIME;
  const at = Date.UTC(year, month - 1, day);
  return at < Date.UTC(year, month, 1) ? at / 60_000 : UNREADABLE_TIME;
}

/** Codes of a column of days: days since 1970, and two that are none. */
export const NO_DAY = 0;
export const UNREADABLE_DAY = 0xffff;

export function dayOf(minute: number): number {
  if (minute === NO_TIME) return NO_DAY;
  return minute < 0 ? UNREADABLE_DAY : Math.floor(minute / MINUTES_A_DAY);
}

/** `2019-03-01` of a day since 1970. */
export function dayText(day: number): string {
  return new Date(day * MINUTES_A_DAY * 60_000).toISOString().slice(0, 10);
}

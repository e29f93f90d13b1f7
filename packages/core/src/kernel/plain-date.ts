import type { Brand } from './ids.ts';

/** A calendar date `YYYY-MM-DD`, years 1900 to 2199, without time or zone. Texts compare in date order. */
export type PlainDate = Brand<string, 'PlainDate'>;

/** An instant: milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

const DAY_MS = 86_400_000;
// China has kept one zone without summer time since 1991, and every legal period is counted in it.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/u,
  /^(\d{4})(\d{2})(\d{2})$/u,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/u,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/u,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/u,
];

const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** True for a year whose February has 29 days. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of the month, 1 to 12; 0 for any other number. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** The date of year, month and day, or undefined if there is no such day. */
export function findDateOf(year: number, month: number, day: number): PlainDate | undefined {
  if (year < 1900 || year > 2199 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

/** Reads `2026-09-29`, `20260929`, `2026/9/29`, `2026.9.29` or `2026年9月29日`; undefined for anything else. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const compact = text.normalize('NFKC').replace(/\s+/gu, '');
  for (const form of FORMS) {
    const match = form.exec(compact);
    if (match !== null) return findDateOf(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  return undefined;
}

/** Like {@link parsePlainDate}, for data that was checked before; throws RangeError. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new RangeError(`Not a date: ${text}`);
  return date;
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01, for counting. */
export function epochDay(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The date of a day count; throws RangeError outside 1900 to 2199. */
export function dateOfEpochDay(days: number): PlainDate {
  return plainDate(new Date(days * DAY_MS).toISOString().slice(0, 10));
}

/** The date `days` later (or earlier, if negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfEpochDay(epochDay(date) + days);
}

/** The same day of the month `months` later; the last day of that month where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  return plainDate(`${toYear}-${toMonth}-${Math.min(day, daysInMonth(toYear, toMonth))}`);
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function diffDays(from: PlainDate, to: PlainDate): number {
  return epochDay(to) - epochDay(from);
}

/** Negative, zero or positive, for sorting. */
export function comparePlainDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : Number(a > b);
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: PlainDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** The date in China at an instant, given in milliseconds or as ISO 8601 with offset; throws RangeError on no instant. */
export function shanghaiDate(instant: EpochMs | string): PlainDate {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant;
  if (!Number.isFinite(ms)) throw new RangeError(`Not an instant: ${instant}`);
  return dateOfEpochDay(Math.floor((ms + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** The instant at which a day begins in China. */
export function startOfDay(date: PlainDate): EpochMs {
  return epochDay(date) * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** The last millisecond of a day in China. */
export function endOfDay(date: PlainDate): EpochMs {
  return startOfDay(date) + DAY_MS - 1;
}

/** An instant as people in China write it, to the second: `2026-10-12T23:59:59+08:00`. */
export function shanghaiIso(instant: EpochMs): string {
  return `${new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

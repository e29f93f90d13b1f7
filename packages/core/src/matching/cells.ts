import { checkIdNumber } from '../identifiers/id-number.ts';
import { checkMobilePhone } from '../identifiers/mobile-phone.ts';
import { daysInMonth, parsePlainDate } from '../kernel/plain-date.ts';
import { foldText } from '../kernel/text.ts';
import { dropBlanks, skipBlanks } from '../scheme/reading/blanks.ts';
import type { CellSink } from '../scheme/reading/cells.ts';
import { decodeUtf8 } from '../scheme/reading/utf8.ts';

/** Columns of numbers that stand for identifiers, so that comparing them is comparing numbers. 0 is nothing usable. */
abstract class NumberSink implements CellSink {
  private values: Float64Array;

  /** @param rows so many are expected; more may come. */
  constructor(rows: number) {
    this.values = new Float64Array(Math.max(1, rows));
  }

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    const start = skipBlanks(bytes, from, to);
    const end = dropBlanks(bytes, start, to);
    this.set(row, start === end ? 0 : this.read(bytes, start, end));
  }

  putNothing(row: number): void {
    this.set(row, 0);
  }

  column(rows: number): Float64Array {
    if (rows > this.values.length) this.widen(rows);
    return this.values.subarray(0, rows);
  }

  protected abstract read(bytes: Uint8Array, from: number, to: number): number;

  private set(row: number, value: number): void {
    if (row >= this.values.length) this.widen(row * 2);
    this.values[row] = value;
  }

  private widen(rows: number): void {
    const wider = new Float64Array(rows);
    wider.set(this.values);
    this.values = wider;
  }
}

const ZERO = 0x30;
const UPPER_X = 0x58;
const LOWER_X = 0x78;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
/** Sequence numbers within a region and day. */
const SEQUENCES = 1000;
/** More than any date of birth as `YYYYMMDD` less the first one. */
const DATES = 3_000_000;
const FIRST_DATE = 19_000_000;

/** Valid resident id numbers (GB 11643), the check character left out; a number of 15 digits as that of 18. */
export class IdNumberSink extends NumberSink {
  protected read(bytes: Uint8Array, from: number, to: number): number {
    if (to - from === 18 && isWritten(bytes, from)) return packIdNumber(bytes, from);
    const checked = checkIdNumber(decodeUtf8(bytes.subarray(from, to)));
    if (!checked.ok) return 0;
    return packIdNumber(
      Uint8Array.from(checked.number, (character) => character.charCodeAt(0)),
      0,
    );
  }
}

/** Seventeen digits and a digit or X. */
function isWritten(bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < 17; at += 1) if (!isDigit(bytes[from + at] as number)) return false;
  const last = bytes[from + 17] as number;
  return isDigit(last) || last === UPPER_X || last === LOWER_X;
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9;

function packIdNumber(bytes: Uint8Array, from: number): number {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += ((bytes[from + at] as number) - ZERO) * (WEIGHTS[at] as number);
  const last = bytes[from + 17] as number;
  const check = isDigit(last) ? last - ZERO : 10;
  const date = digits(bytes, from + 6, from + 14);
  if (CHECK[sum % 11] !== check || !isDate(date)) return 0;
  const region = digits(bytes, from, from + 6);
  return (region * DATES + (date - FIRST_DATE)) * SEQUENCES + digits(bytes, from + 14, from + 17);
}

/** The date of birth in a packed id number, as `YYYYMMDD`. */
export function birthDateOf(packed: number): number {
  return (Math.floor(packed / SEQUENCES) % DATES) + FIRST_DATE;
}

function digits(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + (bytes[at] as number) - ZERO;
  return value;
}

function isDate(date: number): boolean {
  const year = Math.floor(date / 10_000);
  const day = date % 100;
  return year >= 1900 && year <= 2199 && day >= 1 && day <= daysInMonth(year, Math.floor(date / 100) % 100);
}

const LEAST_PHONE = 1e6;
const MOST_PHONE_DIGITS = 15;

/** Phone numbers: mainland mobile numbers without their country code, others as the digits that were written. */
export class PhoneSink extends NumberSink {
  protected read(bytes: Uint8Array, from: number, to: number): number {
    if (to - from === 11 && bytes[from] === ZERO + 1 && allDigits(bytes, from, to)) return digits(bytes, from, to);
    const text = decodeUtf8(bytes.subarray(from, to));
    const mobile = checkMobilePhone(text);
    const plain = mobile.ok ? mobile.number : foldText(text).replace(/[-()+]/gu, '');
    if (!/^\d+$/u.test(plain) || plain.length > MOST_PHONE_DIGITS) return 0;
    const number = Number(plain);
    return number < LEAST_PHONE ? 0 : number;
  }
}

function allDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isDigit(bytes[at] as number)) return false;
  return true;
}

const HYPHEN = 0x2d;

/** Dates of birth as `YYYYMMDD`. */
export class BirthDateSink extends NumberSink {
  protected read(bytes: Uint8Array, from: number, to: number): number {
    const quick = quickDate(bytes, from, to);
    if (quick > 0) return isDate(quick) ? quick : 0;
    const date = parsePlainDate(decodeUtf8(bytes.subarray(from, to)));
    return date === undefined ? 0 : Number(date.replaceAll('-', ''));
  }
}

/** `YYYY-MM-DD` without a string; 0 for any other way to write a date. */
function quickDate(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 10 || bytes[from + 4] !== HYPHEN || bytes[from + 7] !== HYPHEN) return 0;
  if (!allDigits(bytes, from, from + 4) || !allDigits(bytes, from + 5, from + 7) || !allDigits(bytes, from + 8, to))
    return 0;
  return digits(bytes, from, from + 4) * 10_000 + digits(bytes, from + 5, from + 7) * 100 + digits(bytes, from + 8, to);
}

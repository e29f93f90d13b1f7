import { addDays, plainDate } from '../kernel/plain-date.ts';
import type { SeededRandom } from '../kernel/seeded-random.ts';
import { idNumberCheckDigit } from './id-number.ts';

const UNASSIGNED_REGION = '990000';
const FIRST_BIRTH = plainDate('1950-01-01');
const BIRTH_SPAN_DAYS = 55 * 365;

function first17(random: SeededRandom, region: string): string {
  const birthDate = addDays(FIRST_BIRTH, random.integer(0, BIRTH_SPAN_DAYS)).replaceAll('-', '');
  return `${region}${birthDate}${String(random.integer(1, 999)).padStart(3, '0')}`;
}

/**
 * An id number for an invented person: plausible to look at and never a real one, because its check digit is wrong.
 * {@link checkIdNumber} answers `check_digit`.
 */
export function impossibleIdNumber(random: SeededRandom, region = UNASSIGNED_REGION): string {
  const digits = first17(random, region);
  const right = Number(idNumberCheckDigit(digits).replace('X', '10'));
  const wrong = (right + random.integer(1, 9)) % 10;
  return `${digits}${wrong === right ? (wrong + 1) % 10 : wrong}`;
}

/**
 * An id number for an invented person whose check digit holds, for work that needs numbers that pass: its region
 * 990000 has never existed, so that it cannot belong to anybody. {@link checkIdNumber} warns `unknown_region`.
 */
export function unassignedIdNumber(random: SeededRandom): string {
  const digits = first17(random, UNASSIGNED_REGION);
  return digits + idNumberCheckDigit(digits);
}

import { parsePlainDate, type PlainDate } from '../kernel/plain-date.ts';
import { foldText } from '../kernel/text.ts';

/** Why a text is no resident id number. */
export type IdNumberFault = 'empty' | 'form' | 'birth_date' | 'check_digit';

/** What a human should look at although the number holds: region prefixes change, so they never refuse a number. */
export type IdNumberWarning = 'unknown_region' | 'fifteen_digits';

export type CheckedIdNumber =
  | {
      readonly ok: true;
      /** 18 characters, `X` upper case; a 15-digit number is completed. */
      readonly number: string;
      readonly region: string;
      readonly birthDate: PlainDate;
      readonly warnings: readonly IdNumberWarning[];
    }
  | { readonly ok: false; readonly fault: IdNumberFault };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

// First two digits: provinces, then residence permits of Hong Kong, Macao and Taiwan residents. Counties below them are
// merged, renamed and abolished (522721, 522724) while the numbers issued there live on, so nothing finer is looked at.
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** The check character of the first 17 digits (ISO 7064 MOD 11-2, as GB 11643 has it). */
export function idNumberCheckDigit(digits17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits17[i]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** Permanent residence cards for foreigners begin with 9, followed by the province. */
function isKnownRegion(region: string): boolean {
  return PROVINCES.has(region.slice(0, 2)) || (region.startsWith('9') && PROVINCES.has(region.slice(1, 3)));
}

function completed(written: string): string {
  if (written.length === 18) return written;
  const digits17 = `${written.slice(0, 6)}19${written.slice(6)}`;
  return digits17 + idNumberCheckDigit(digits17);
}

/**
 * Checks a resident id number (GB 11643): form, birth date, check digit. Blanks and full-width digits are folded, `x` is
 * `X`, a number of 15 digits becomes one of 18. That a number holds says nothing about whether it was ever issued.
 */
export function checkIdNumber(text: string): CheckedIdNumber {
  const written = foldText(text).toUpperCase();
  if (written === '') return { ok: false, fault: 'empty' };
  if (!/^(\d{15}|\d{17}[\dX])$/u.test(written)) return { ok: false, fault: 'form' };
  const number = completed(written);
  const birthDate = parsePlainDate(number.slice(6, 14));
  if (birthDate === undefined) return { ok: false, fault: 'birth_date' };
  if (idNumberCheckDigit(number) !== number[17]) return { ok: false, fault: 'check_digit' };
  const region = number.slice(0, 6);
  const warnings: IdNumberWarning[] = [];
  if (!isKnownRegion(region)) warnings.push('unknown_region');
  if (written.length === 15) warnings.push('fifteen_digits');
  return { ok: true, number, region, birthDate, warnings };
}

import { foldText } from '../kernel/text.ts';

/** Why a text is no unified social credit code. */
export type CreditCodeFault = 'empty' | 'form' | 'check_digit';

export type CheckedCreditCode =
  | { readonly ok: true; readonly code: string; readonly region: string }
  | { readonly ok: false; readonly fault: CreditCodeFault };

// 31 characters: I, O, S, V and Z are left out because they are read as 1, 0, 5, U and 2.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of the first 17 characters (GB 32100: weights 3^i, modulo 31). */
export function creditCodeCheckDigit(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Checks a unified social credit code (GB 32100); blanks and full-width characters are folded, letters are upper case. */
export function checkCreditCode(text: string): CheckedCreditCode {
  const code = foldText(text).toUpperCase();
  if (code === '') return { ok: false, fault: 'empty' };
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u.test(code)) return { ok: false, fault: 'form' };
  if (creditCodeCheckDigit(code) !== code[17]) return { ok: false, fault: 'check_digit' };
  return { ok: true, code, region: code.slice(2, 8) };
}

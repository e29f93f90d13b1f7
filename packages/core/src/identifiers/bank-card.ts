import { foldText } from '../kernel/text.ts';

/** Why a text is no bank card number. Accounts that are not cards follow no check digit: do not test them with this. */
export type BankCardFault = 'empty' | 'form' | 'length' | 'check_digit';

export type CheckedBankCard =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly fault: BankCardFault };

/** True if the digits satisfy Luhn's formula (ISO/IEC 7812-1). */
export function satisfiesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Checks a card number: digits with blanks or hyphens between, 13 to 19 of them, Luhn. Nothing is looked up anywhere. */
export function checkBankCard(text: string): CheckedBankCard {
  const number = foldText(text).replaceAll('-', '');
  if (number === '') return { ok: false, fault: 'empty' };
  if (!/^\d+$/u.test(number)) return { ok: false, fault: 'form' };
  if (number.length < 13 || number.length > 19) return { ok: false, fault: 'length' };
  return satisfiesLuhn(number) ? { ok: true, number } : { ok: false, fault: 'check_digit' };
}

import type { Brand } from './ids.ts';

/** Money as a whole number of fen (1/100 yuan), within ±2^53: 90 trillion yuan, exact. */
export type Fen = Brand<number, 'Fen'>;

/** Why a text is no amount: `empty`, `form` (not a plain decimal), `precision` (more than two decimals), `range`. */
export type MoneyFault = 'empty' | 'form' | 'precision' | 'range';

export type ParsedMoney = { readonly ok: true; readonly fen: Fen } | { readonly ok: false; readonly fault: MoneyFault };

/** Takes a number as fen. Throws RangeError unless it is a safe integer. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of fen: ${value}`);
  return (value === 0 ? 0 : value) as Fen;
}

/** Sum in fen; 0 for none. Throws RangeError when the sum leaves the exact range. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total = fen(total + amount);
  return fen(total);
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?$/u;

/**
 * Reads decimal yuan such as `1234.5`, `-0.05` or `12`. Blanks around are allowed; thousands marks, currency signs,
 * exponents and full-width digits are not (`form`), and no digit is ever rounded away (`precision`; `1.500` is fine
 * because nothing is lost).
 */
export function parseYuan(text: string): ParsedMoney {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, fault: 'empty' };
  const match = DECIMAL.exec(trimmed);
  if (match === null) return { ok: false, fault: 'form' };
  const [, sign = '', whole = '', decimals = ''] = match;
  if (/[1-9]/u.test(decimals.slice(2))) return { ok: false, fault: 'precision' };
  const value = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  if (!Number.isSafeInteger(value)) return { ok: false, fault: 'range' };
  return { ok: true, fen: fen(sign === '-' ? -value : value) };
}

/** Yuan with two decimals and no thousands marks, as files carry it: `-1234.50`. */
export function plainYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Yuan with two decimals and thousands marks, as a screen shows it: `1,234.50`. */
export function formatYuan(amount: Fen): string {
  return plainYuan(amount).replace(/\B(?=(\d{3})+\.)/gu, ',');
}

import type { SchemeRevealField } from '@qingyuan/contract/scheme-accounts';
import type { MemberColumn } from '@qingyuan/contract/scheme-source';
import { checkBankCard } from '@qingyuan/core/identifiers/bank-card';
import { maskBankCard, maskIdNumber, maskPhone } from '@qingyuan/core/identifiers/masking';

/** How each personal field of an account is masked. */
export const MASKS: Readonly<Record<SchemeRevealField, (text: string) => string>> = {
  idNumber: maskIdNumber,
  phone: maskPhone,
  bankCard: maskBankCard,
};

const MASK_OF_COLUMN: Readonly<Partial<Record<MemberColumn, (text: string) => string>>> = {
  id_number: maskIdNumber,
  phone: maskPhone,
  bank_card: maskBankCard,
};

const ID_NUMBER = /^\d{17}[\dXx]$/u;
const CARD = /^\d{16,19}$/u;
const MOBILE = /^1[3-9]\d{9}$/u;

/** Rows of a preview with personal columns masked, and whatever looks like an id, card or phone number in others. */
export function maskRows(
  rows: readonly (readonly string[])[],
  columns: readonly (MemberColumn | undefined)[],
): string[][] {
  return rows.map((row) => row.map((cell, at) => maskCell(cell, columns[at])));
}

/** One cell of a column that holds this, as far as is known. */
export function maskCell(cell: string, column: MemberColumn | undefined): string {
  const mask = column === undefined ? undefined : MASK_OF_COLUMN[column];
  if (mask !== undefined) return mask(cell.trim());
  const text = cell.trim();
  if (ID_NUMBER.test(text)) return maskIdNumber(text);
  if (CARD.test(text) && checkBankCard(text).ok) return maskBankCard(text);
  return MOBILE.test(text) ? maskPhone(text) : cell;
}

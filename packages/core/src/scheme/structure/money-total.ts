import type { MoneyColumn } from '../reading/cells.ts';
import { isAccount } from './group-persons.ts';
import { SchemeError } from '../scheme-error.ts';

/** Base of the two parts in which very large sums are kept, so that each part stays exact in a float64. */
export const MONEY_BASE = 2 ** 24;

const EXACT = 2 ** 53;
const INT64 = 2n ** 63n;

/** Money of all accounts, those on cycles too, in fen. */
export interface MoneyTotals {
  readonly paidIn: bigint;
  readonly paidOut: bigint;
}

/** True when some sum over the column might leave ±2^53 fen (90 trillion yuan), so that it must be kept in two parts. */
export function isWideMoney(column: MoneyColumn): boolean {
  if (column.wide.length > 0) return true;
  let total = 0;
  for (const amount of column.fen) total += Math.abs(amount);
  return total >= EXACT;
}

/** Sum over the accounts, exact. Throws SchemeError `too_large` when amounts together leave 64 bits. O(rows). */
export function totalFen(column: MoneyColumn | undefined, status: Uint8Array): bigint {
  if (column === undefined) return 0n;
  let total = 0n;
  let size = 0n;
  let part = 0;
  let partSize = 0;
  const flush = (): void => {
    total += BigInt(part);
    size += BigInt(partSize);
    part = 0;
    partSize = 0;
  };
  for (let row = 0; row < column.fen.length; row += 1) {
    if (!isAccount(status[row] as number)) continue;
    const amount = column.fen[row] as number;
    if (partSize + Math.abs(amount) > EXACT) flush();
    part += amount;
    partSize += Math.abs(amount);
  }
  flush();
  for (const { row, fen } of column.wide) {
    if (!isAccount(status[row] as number)) continue;
    total += fen;
    size += fen < 0n ? -fen : fen;
  }
  if (size >= INT64)
    throw new SchemeError(
      'too_large',
      'the amounts add up to more than 64 bits of fen; check whether the money column is one of money',
    );
  return total;
}

/** A sum kept in two parts as whole fen. */
export function joinFen(high: number, low: number): bigint {
  return BigInt(high) * BigInt(MONEY_BASE) + BigInt(low);
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { RECEIPT_BYTES, receiptCode } from '@qingyuan/core/identifiers/receipt-code';

/** A random token that fits a cookie or an address. @param bits a multiple of 8, at least 128. */
export function randomToken(bits: number): string {
  if (bits < 128 || bits % 8 !== 0) throw new RangeError(`a token of ${bits} bits is too short or not whole bytes`);
  return randomBytes(bits / 8).toString('base64url');
}

/** A new receipt code of a tip, 80 random bits, in the form a person writes down. */
export function newReceiptCode(): string {
  return receiptCode(randomBytes(RECEIPT_BYTES));
}

/** Compares secrets; the time taken tells neither where they differ nor how long they are. */
export function constantTimeEqual(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

import { createHmac, randomInt } from 'node:crypto';

/** A new PIN to collect a reward with: six digits, known to the reporter only. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * What the database knows of a PIN: keyed with the receipt code, of which it knows a hash only, so that nobody who has
 * the database can try PINs out. The server makes the same (modules/rewards/pin.ts).
 * @param code in the form of `receiptCode`.
 */
export function pinHash(code: string, pin: string): Buffer {
  return createHmac('sha256', code).update(`reward pin ${pin}`).digest();
}

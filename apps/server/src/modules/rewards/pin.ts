import { createHash, createHmac } from 'node:crypto';
import { parseReceiptCode } from '@qingyuan/core/identifiers/receipt-code';

/**
 * What the database knows of receipt code and PIN. The PIN's hash is keyed with the code, of which only a hash is
 * kept: who has the database can try out no PIN. The tip line makes the same (apps/tipline/src/pin.ts).
 */
export function codeHashes(code: string, pin: string): { readonly receiptHash: Buffer; readonly pinHash: Buffer } {
  const known = parseReceiptCode(code) ?? '';
  return {
    receiptHash: createHash('sha256').update(known).digest(),
    pinHash: createHmac('sha256', known)
      .update(`reward pin ${pin.normalize('NFKC').replaceAll(/\s/gu, '')}`)
      .digest(),
  };
}

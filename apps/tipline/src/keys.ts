import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { RECEIPT_BYTES, receiptCode } from '@qingyuan/core/identifiers/receipt-code';

const VALID_MS = 24 * 60 * 60_000;

/** A form that a visitor was given; the same form sent again is the same tip. */
export interface FormToken {
  readonly text: string;
  readonly nonce: string;
}

const mac = (key: Buffer, purpose: string, text: string): Buffer =>
  createHmac('sha256', key).update(`${purpose}\n${text}`).digest();

/** A fresh hidden token; another site cannot make one, and none is kept. */
export function newFormToken(key: Buffer, now: Date): FormToken {
  const nonce = randomBytes(16).toString('base64url');
  const body = `${now.getTime().toString(36)}.${nonce}`;
  return { text: `${body}.${mac(key, 'form', body).toString('base64url')}`, nonce };
}

/** The token, or undefined when this site did not make it within the last day. */
export function checkFormToken(key: Buffer, text: string, now: Date): FormToken | undefined {
  const [at, nonce, signature] = text.split('.');
  if (at === undefined || nonce === undefined || signature === undefined) return undefined;
  const expected = mac(key, 'form', `${at}.${nonce}`);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const age = now.getTime() - Number.parseInt(at, 36);
  return age >= 0 && age <= VALID_MS ? { text, nonce } : undefined;
}

/** Id and receipt code of the tip that a form becomes: 80 bits that only the key's holder can know. */
export function tipOfForm(key: Buffer, token: FormToken): { readonly id: string; readonly code: string } {
  const bytes = mac(key, 'tip id', token.nonce).subarray(0, 16);
  // Marked as a UUID of version 8 (own construction).
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  return { id, code: receiptCode(mac(key, 'receipt', token.nonce).subarray(0, RECEIPT_BYTES)) };
}

/** What the database knows of a receipt code; the same work for a code that can be none. */
export function receiptHash(code: string | undefined): Buffer {
  return createHash('sha256')
    .update(code ?? randomBytes(RECEIPT_BYTES))
    .digest();
}

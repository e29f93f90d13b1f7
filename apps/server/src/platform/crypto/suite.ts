import { createCipheriv, createDecipheriv, createHmac, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { SealError } from './seal-error.ts';

/** Bytes of a key, nonce and tag; the same for both suites, so that formats do not differ. */
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export type HashName = 'sha256' | 'sm3';

/** What is sealed, or opened again. A nonce is used once with a key. */
export interface Box {
  readonly key: Buffer;
  readonly nonce: Buffer;
  /** Bound to the content, not stored with it. */
  readonly aad: Buffer;
  /** Plain when sealing; cipher text with its tag behind it when opening. */
  readonly content: Uint8Array;
}

/** Authenticated encryption with the hash that belongs to it. */
export interface Suite {
  /** Stands in every header. */
  readonly id: number;
  readonly name: string;
  readonly hash: HashName;
  seal(box: Box): Buffer;
  /** @throws SealError when anything was changed. */
  open(box: Box): Buffer;
}

const AES: Suite = {
  id: 1,
  name: 'AES-256-GCM',
  hash: 'sha256',
  seal({ key, nonce, aad, content }) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(aad);
    return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  },
  open({ key, nonce, aad, content }) {
    const { body, tag } = split(content);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(aad);
    decipher.setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(body), decipher.final()]);
    } catch {
      throw broken();
    }
  },
};

/**
 * SM4 in counter mode, then HMAC-SM3 over everything. Node does not offer SM4-GCM; a unique nonce
 * makes counter mode safe, while CBC would need an unpredictable one, which numbered pages are not.
 */
const SM4: Suite = {
  id: 2,
  name: 'SM4-CTR + HMAC-SM3',
  hash: 'sm3',
  seal({ key, nonce, aad, content }) {
    const { cipherKey, macKey } = expand(key);
    const cipher = createCipheriv('sm4-ctr', cipherKey, counterStart(nonce));
    const body = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([body, mac(macKey, nonce, [aad, body])]);
  },
  open({ key, nonce, aad, content }) {
    const { cipherKey, macKey } = expand(key);
    const { body, tag } = split(content);
    if (!timingSafeEqual(mac(macKey, nonce, [aad, body]), tag)) throw broken();
    const decipher = createDecipheriv('sm4-ctr', cipherKey, counterStart(nonce));
    return Buffer.concat([decipher.update(body), decipher.final()]);
  },
};

/** The suite that new data is sealed with. */
export function chooseSuite(nationalAlgorithms: boolean): Suite {
  return nationalAlgorithms ? SM4 : AES;
}

/** The suite named in a header. @throws SealError */
export function getSuite(id: number): Suite {
  const suite = [AES, SM4].find((one) => one.id === id);
  if (suite === undefined) throw new SealError('unknown-format', `cipher suite ${id} is not known`);
  return suite;
}

const derived = new WeakMap<KeyObject, Map<string, Buffer>>();

/** A key for one purpose, by HKDF; kept, because fields are sealed by the hundred thousand. */
export function deriveKey(root: KeyObject, suite: Suite, purpose: string): Buffer {
  const known = derived.get(root) ?? new Map<string, Buffer>();
  derived.set(root, known);
  const label = `qingyuan ${suite.name} ${purpose}`;
  const key = known.get(label) ?? Buffer.from(hkdfSync(suite.hash, root, Buffer.alloc(0), label, KEY_BYTES));
  known.set(label, key);
  return key;
}

function split(content: Uint8Array): { readonly body: Uint8Array; readonly tag: Uint8Array } {
  const end = content.length - TAG_BYTES;
  if (end < 0) throw broken();
  return { body: content.subarray(0, end), tag: content.subarray(end) };
}

function expand(key: Buffer): { readonly cipherKey: Buffer; readonly macKey: Buffer } {
  const both = Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), 'sm4-ctr hmac-sm3', 48));
  return { cipherKey: both.subarray(0, 16), macKey: both.subarray(16) };
}

/** The nonce, then a block counter of 32 bits: enough for 64 GiB under one nonce. */
function counterStart(nonce: Buffer): Buffer {
  return Buffer.concat([nonce, Buffer.alloc(4)]);
}

/** The length of the first part goes in front, so that no byte can move from one part to the next. */
function mac(key: Buffer, nonce: Buffer, [aad, body]: readonly [Buffer, Uint8Array]): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(aad.length));
  return createHmac('sm3', key).update(length).update(aad).update(nonce).update(body).digest().subarray(0, TAG_BYTES);
}

function broken(): SealError {
  return new SealError('broken', 'the content was changed, cut off, or belongs elsewhere');
}

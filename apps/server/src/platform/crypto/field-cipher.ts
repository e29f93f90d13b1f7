import { createHmac, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';
import { SealError } from './seal-error.ts';
import { deriveKey, getSuite, NONCE_BYTES, type Suite, TAG_BYTES } from './suite.ts';

/** Where a sealed value stands. It opens nowhere else. */
export interface FieldContext {
  readonly table: string;
  readonly column: string;
  /** Id of the row; with it a value cannot be moved to another row either. */
  readonly record?: string;
}

const VERSION = 1;
const HEADER_BYTES = 4;
const INDEX_BYTES = 16;

/**
 * Seals one field: `version 1 | suite 1 | master key 2 | nonce 12 | cipher text | tag 16`. The same
 * text sealed twice looks different; the length of the text can be seen.
 */
export function sealField(ring: KeyRing, context: FieldContext, plaintext: string): Buffer {
  const { suite, current } = ring;
  const header = Buffer.from([VERSION, suite.id, current.id >> 8, current.id & 255]);
  const nonce = randomBytes(NONCE_BYTES);
  const key = deriveKey(current.key, suite, purpose(context));
  const content = Buffer.from(plaintext, 'utf8');
  return Buffer.concat([header, nonce, suite.seal({ key, nonce, aad: aad(header, context), content })]);
}

/** Opens a sealed field. @throws SealError when it was changed, stands elsewhere, or its key is not here. */
export function openField(ring: KeyRing, context: FieldContext, sealed: Uint8Array): string {
  const { header, nonce, content, keyId, suite } = parse(Buffer.from(sealed));
  const master = ring.masterKeys.get(keyId);
  if (master === undefined)
    throw new SealError(
      'unknown-key',
      `master key ${keyId} is not in the key ring; restart after a rotation, or restore the key file`,
    );
  const key = deriveKey(master.key, suite, purpose(context));
  return suite.open({ key, nonce, aad: aad(header, context), content }).toString('utf8');
}

/**
 * A keyed fingerprint for exact search, 16 bytes. Equal texts of one column give equal
 * fingerprints: give the normalised text. `record` plays no part.
 */
export function blindIndex(ring: KeyRing, context: FieldContext, normalisedText: string): Buffer {
  const { key, hash } = ring.blindIndex;
  const message = JSON.stringify([context.table, context.column, normalisedText]);
  return createHmac(hash, key).update(message).digest().subarray(0, INDEX_BYTES);
}

interface Sealed {
  readonly header: Buffer;
  readonly suite: Suite;
  readonly keyId: number;
  readonly nonce: Buffer;
  readonly content: Buffer;
}

function parse(sealed: Buffer): Sealed {
  if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES)
    throw new SealError('broken', 'a sealed field is cut off');
  if (sealed.readUInt8(0) !== VERSION)
    throw new SealError('unknown-format', `field format ${sealed.readUInt8(0)} is not known`);
  return {
    header: sealed.subarray(0, HEADER_BYTES),
    suite: getSuite(sealed.readUInt8(1)),
    keyId: sealed.readUInt16BE(2),
    nonce: sealed.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES),
    content: sealed.subarray(HEADER_BYTES + NONCE_BYTES),
  };
}

function purpose(context: FieldContext): string {
  return `field ${JSON.stringify([context.table, context.column])}`;
}

function aad(header: Buffer, context: FieldContext): Buffer {
  const place = JSON.stringify([context.table, context.column, context.record ?? null]);
  return Buffer.concat([header, Buffer.from(place, 'utf8')]);
}

import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import type { KeyRing, MasterKey } from '../../platform/crypto/key-ring.ts';
import { SealError } from '../../platform/crypto/seal-error.ts';
import { chooseSuite, deriveKey } from '../../platform/crypto/suite.ts';

/**
 * Contact data that the tip line sealed. It knows a public key only, so that a hole in the public
 * site opens nothing: `version 1 | key id 2 | its public key of this box 32 | cipher text | tag 16`,
 * X25519, HKDF-SHA256, AES-256-GCM bound to the tip's id.
 */
const VERSION = 1;
const HEADER_BYTES = 35;
const TAG_BYTES = 16;
const INFO = 'qingyuan tip contact';
/** An X25519 key in DER is this and the 32 bytes of the key. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/** What the tip line is started with beside its database. */
export interface TiplineKeys {
  readonly FORM_KEY: string;
  readonly CONTACT_KEY: string;
}

/** Keys for the tip line: one of its own for forms, and the public part of the contact key. */
export function tiplineKeys(ring: KeyRing): TiplineKeys {
  const publicKey = rawPublicKey(privateKey(ring.current));
  return {
    FORM_KEY: deriveKey(ring.sessionKey, chooseSuite(false), 'tip line forms').toString('base64'),
    CONTACT_KEY: `${ring.current.id}.${publicKey.toString('base64')}`,
  };
}

/** Opens a box. @throws SealError when it was changed, belongs to another tip, or its key is not here. */
export function openContactBox(ring: KeyRing, tipId: string, sealed: Uint8Array): string {
  const box = Buffer.from(sealed);
  if (box.length < HEADER_BYTES + TAG_BYTES || box.readUInt8(0) !== VERSION) {
    throw new SealError('unknown-format', 'this is no box of the tip line');
  }
  const master = ring.masterKeys.get(box.readUInt16BE(1));
  if (master === undefined)
    throw new SealError('unknown-key', `master key ${box.readUInt16BE(1)} is not in the key ring`);
  const secretKey = privateKey(master);
  const theirs = box.subarray(3, HEADER_BYTES);
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, theirs]), format: 'der', type: 'spki' });
  const shared = diffieHellman({ privateKey: secretKey, publicKey });
  const salt = Buffer.concat([theirs, rawPublicKey(secretKey)]);
  const derived = Buffer.from(hkdfSync('sha256', shared, salt, INFO, 44));
  const decipher = createDecipheriv('aes-256-gcm', derived.subarray(0, 32), derived.subarray(32), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(tipId));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(box.subarray(HEADER_BYTES, box.length - TAG_BYTES)),
      decipher.final(),
    ]).toString('utf8');
  } catch {
    throw new SealError('broken', 'the contact was changed or belongs to another tip');
  }
}

/** Derived, so that the key file stays as it is and rotation covers it. */
function privateKey(master: MasterKey): KeyObject {
  const seed = deriveKey(master.key, chooseSuite(false), 'tip contact box');
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

function rawPublicKey(secretKey: KeyObject): Buffer {
  return createPublicKey(secretKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
}

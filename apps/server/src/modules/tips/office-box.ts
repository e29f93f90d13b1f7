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
 * What the tip line sealed with the office's public key. It cannot open it again, so that a hole
 * in the public site opens nothing. The format stands in docs/crypto.md.
 */
const VERSION = 2;
export const BOX_HEADER_BYTES = 35;
const TAG_BYTES = 16;
/** An X25519 key in DER is this and the 32 bytes of the key. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/** What the tip line is started with beside its database. */
export interface TiplineKeys {
  readonly FORM_KEY: string;
  readonly OFFICE_KEY: string;
}

/** Keys for the tip line: one of its own for forms, and the public part of the office's key. */
export function tiplineKeys(ring: KeyRing): TiplineKeys {
  const publicKey = rawPublicKey(boxPrivateKey(ring.current, 'office box'));
  return {
    FORM_KEY: deriveKey(ring.sessionKey, chooseSuite(false), 'tip line forms').toString('base64'),
    OFFICE_KEY: `${ring.current.id}.${publicKey.toString('base64')}`,
  };
}

/** Derived, so that the key file stays as it is and rotation covers it. */
function boxPrivateKey(master: MasterKey, label: string): KeyObject {
  const seed = deriveKey(master.key, chooseSuite(false), label);
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

function rawPublicKey(secretKey: KeyObject): Buffer {
  return createPublicKey(secretKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
}

/** Key agreement of a box whose header holds `theirs`. @throws SealError when its master key is not here. */
export function agreeOnSecret(
  ring: KeyRing,
  box: { readonly keyId: number; readonly theirs: Buffer; readonly label: string },
): { readonly shared: Buffer; readonly salt: Buffer } {
  const master = ring.masterKeys.get(box.keyId);
  if (master === undefined) throw new SealError('unknown-key', `master key ${box.keyId} is not in the key ring`);
  const secretKey = boxPrivateKey(master, box.label);
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, box.theirs]), format: 'der', type: 'spki' });
  const shared = diffieHellman({ privateKey: secretKey, publicKey });
  return { shared, salt: Buffer.concat([box.theirs, rawPublicKey(secretKey)]) };
}

export interface BoxedRecord {
  readonly purpose: 'identity' | 'file' | 'account';
  readonly record: string;
}

/** Opens the pieces of one box in their order. @throws SealError when anything was changed, left out or belongs elsewhere. */
export function officeBoxOpener(
  ring: KeyRing,
  { purpose, record }: BoxedRecord,
  header: Buffer,
): (piece: Uint8Array, last: boolean) => Buffer {
  if (header.length !== BOX_HEADER_BYTES || header.readUInt8(0) !== VERSION)
    throw new SealError('unknown-format', 'this is no box of the tip line');
  const theirs = header.subarray(3);
  const { shared, salt } = agreeOnSecret(ring, { keyId: header.readUInt16BE(1), theirs, label: 'office box' });
  const key = Buffer.from(hkdfSync('sha256', shared, salt, `qingyuan tip ${purpose}`, 32));
  const aad = Buffer.concat([header, Buffer.from(record)]);
  let next = 0;
  return (piece, last) => {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(next, 7);
    nonce.writeUInt8(last ? 1 : 0, 11);
    next += 1;
    return openPiece({ key, nonce, aad }, piece);
  };
}

function openPiece(
  { key, nonce, aad }: { readonly key: Buffer; readonly nonce: Buffer; readonly aad: Buffer },
  piece: Uint8Array,
): Buffer {
  const end = piece.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  try {
    decipher.setAAD(aad).setAuthTag(piece.subarray(end));
    return Buffer.concat([decipher.update(piece.subarray(0, end)), decipher.final()]);
  } catch {
    throw new SealError('broken', 'the content was changed, cut off, or belongs elsewhere');
  }
}

/** Opens a box of one piece. @throws SealError */
export function openOfficeBox(ring: KeyRing, of: BoxedRecord, sealed: Uint8Array): Buffer {
  const box = Buffer.from(sealed);
  const open = officeBoxOpener(ring, of, box.subarray(0, BOX_HEADER_BYTES));
  return open(box.subarray(BOX_HEADER_BYTES), true);
}

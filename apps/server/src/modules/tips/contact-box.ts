import { createDecipheriv, hkdfSync } from 'node:crypto';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { SealError } from '../../platform/crypto/seal-error.ts';
import { agreeOnSecret, BOX_HEADER_BYTES } from './office-box.ts';

/**
 * Boxes of the first version, which held the contact only:
 * `version 1 | key id 2 | public key of this box 32 | cipher text | tag 16`.
 * None is made any more; those in the database stay readable.
 */
const VERSION = 1;
const TAG_BYTES = 16;
const INFO = 'qingyuan tip contact';

/** Opens a box. @throws SealError when it was changed, belongs to another tip, or its key is not here. */
export function openContactBox(ring: KeyRing, tipId: string, sealed: Uint8Array): string {
  const box = Buffer.from(sealed);
  if (box.length < BOX_HEADER_BYTES + TAG_BYTES || box.readUInt8(0) !== VERSION)
    throw new SealError('unknown-format', 'this is no box of the tip line');
  const theirs = box.subarray(3, BOX_HEADER_BYTES);
  const { shared, salt } = agreeOnSecret(ring, { keyId: box.readUInt16BE(1), theirs, label: 'tip contact box' });
  const derived = Buffer.from(hkdfSync('sha256', shared, salt, INFO, 44));
  const decipher = createDecipheriv('aes-256-gcm', derived.subarray(0, 32), derived.subarray(32), {
    authTagLength: TAG_BYTES,
  });
  const end = box.length - TAG_BYTES;
  try {
    decipher.setAAD(Buffer.from(tipId)).setAuthTag(box.subarray(end));
    return Buffer.concat([decipher.update(box.subarray(BOX_HEADER_BYTES, end)), decipher.final()]).toString('utf8');
  } catch {
    throw new SealError('broken', 'the contact was changed or belongs to another tip');
  }
}

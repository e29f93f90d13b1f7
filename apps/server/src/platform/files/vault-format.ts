import { randomBytes } from 'node:crypto';
import type { Digests } from '../crypto/digest.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { SealError } from '../crypto/seal-error.ts';
import { deriveKey, getSuite, KEY_BYTES, NONCE_BYTES, type Suite, TAG_BYTES } from '../crypto/suite.ts';

/*
 * A sealed file: header, then pages. Every integer is big-endian.
 *
 *   0  magic "QYV1" 4 | suite 1 | zero 1 | master key 2 | size 8 | SHA-256 32 | SM3 32   = 80, authenticated
 *  80  nonce 12 | file key 32, sealed under the master key | tag 16                      = 60
 * 140  pages of 64 KiB, each with its tag of 16 behind it; the last may be shorter; an empty file has one empty page
 *
 * A page's nonce is its number and whether it is the last, so that pages cannot change places and
 * the end cannot move. The header is written after the pages, when size and digests are known.
 */

export const PAGE_BYTES = 65_536;
export const HEADER_BYTES = 140;
const SEALED_PAGE_BYTES = PAGE_BYTES + TAG_BYTES;
const PLAIN_HEADER_BYTES = 80;
const MAGIC = 'QYV1';
const PURPOSE = 'vault file key';

/** What the pages of one file are sealed with. */
export interface FileKey {
  readonly suite: Suite;
  readonly key: Buffer;
}

/** Makes a fresh key for one file. */
export function newFileKey(ring: KeyRing): FileKey {
  return { suite: ring.suite, key: randomBytes(KEY_BYTES) };
}

/** Number of pages of a file of `size` bytes. */
export function pageCount(size: number): number {
  return Math.max(1, Math.ceil(size / PAGE_BYTES));
}

/** Bytes on disk of a file of `size` bytes. */
export function sealedSize(size: number): number {
  return HEADER_BYTES + size + pageCount(size) * TAG_BYTES;
}

/** Where page `index` stands on disk. */
export function pageOffset(index: number): number {
  return HEADER_BYTES + index * SEALED_PAGE_BYTES;
}

export interface Page {
  readonly index: number;
  readonly final: boolean;
  /** Plain when sealing, sealed when opening. */
  readonly content: Uint8Array;
}

export function sealPage({ suite, key }: FileKey, page: Page): Buffer {
  return suite.seal({ key, nonce: pageNonce(page), aad: Buffer.alloc(0), content: page.content });
}

/** @throws SealError when the page was changed, moved, or is not where the file ends. */
export function openPage({ suite, key }: FileKey, page: Page): Buffer {
  return suite.open({ key, nonce: pageNonce(page), aad: Buffer.alloc(0), content: page.content });
}

function pageNonce(page: Page): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(page.index, 7);
  nonce.writeUInt8(page.final ? 1 : 0, 11);
  return nonce;
}

export function sealHeader(ring: KeyRing, file: FileKey, digests: Digests): Buffer {
  const plain = Buffer.alloc(PLAIN_HEADER_BYTES);
  plain.write(MAGIC, 0, 'latin1');
  plain.writeUInt8(file.suite.id, 4);
  plain.writeUInt16BE(ring.current.id, 6);
  plain.writeBigUInt64BE(BigInt(digests.size), 8);
  plain.write(digests.sha256, 16, 'hex');
  plain.write(digests.sm3, 48, 'hex');
  const nonce = randomBytes(NONCE_BYTES);
  const wrapping = deriveKey(ring.current.key, file.suite, PURPOSE);
  return Buffer.concat([plain, nonce, file.suite.seal({ key: wrapping, nonce, aad: plain, content: file.key })]);
}

/** @throws SealError when the header was changed or its master key is not here. */
export function openHeader(ring: KeyRing, header: Buffer): { readonly file: FileKey; readonly digests: Digests } {
  if (header.length !== HEADER_BYTES) throw new SealError('broken', 'the file ends within its header');
  if (header.toString('latin1', 0, 4) !== MAGIC)
    throw new SealError('unknown-format', 'not a sealed file of this version');
  const suite = getSuite(header.readUInt8(4));
  const master = ring.masterKeys.get(header.readUInt16BE(6));
  if (master === undefined)
    throw new SealError('unknown-key', `master key ${header.readUInt16BE(6)} is not in the key ring`);
  const plain = header.subarray(0, PLAIN_HEADER_BYTES);
  const nonce = header.subarray(PLAIN_HEADER_BYTES, PLAIN_HEADER_BYTES + NONCE_BYTES);
  const content = header.subarray(PLAIN_HEADER_BYTES + NONCE_BYTES);
  const key = suite.open({ key: deriveKey(master.key, suite, PURPOSE), nonce, aad: plain, content });
  const digests = {
    sha256: plain.toString('hex', 16, 48),
    sm3: plain.toString('hex', 48, 80),
    size: Number(plain.readBigUInt64BE(8)),
  };
  return { file: { suite, key }, digests };
}

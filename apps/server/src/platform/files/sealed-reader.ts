import { type FileHandle, open } from 'node:fs/promises';
import type { Digests } from '../crypto/digest.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { SealError } from '../crypto/seal-error.ts';
import type { ByteSource } from '../tabular/table-source.ts';
import {
  type FileKey,
  HEADER_BYTES,
  openHeader,
  openPage,
  PAGE_BYTES,
  pageCount,
  pageOffset,
  sealedSize,
} from './vault-format.ts';

/** A sealed file whose header was checked. */
export interface SealedFile {
  readonly path: string;
  readonly key: FileKey;
  readonly digests: Digests;
}

/** Reads and checks header and length. @throws SealError; or the system's error when there is no file. */
export async function openSealed(path: string, ring: KeyRing): Promise<SealedFile> {
  return withFile(path, async (file) => {
    const { file: key, digests } = openHeader(ring, await readUpTo(file, 0, HEADER_BYTES));
    const { size } = await file.stat();
    if (size !== sealedSize(digests.size))
      throw new SealError('broken', 'the file is longer or shorter than it was stored');
    return { path, key, digests };
  });
}

/** Random access to the plain bytes; decrypts the pages asked for and keeps the last one. */
export function sealedSource(sealed: SealedFile, name: string): ByteSource {
  let kept: { readonly index: number; readonly content: Uint8Array } | undefined;
  const { size } = sealed.digests;

  const page = async (file: FileHandle, index: number): Promise<Uint8Array> => {
    if (kept?.index !== index) kept = { index, content: await readPage(file, sealed, index) };
    return kept.content;
  };

  return {
    name,
    size,
    read: async (offset, length) => {
      refuseNegative(offset, length);
      const end = Math.min(size, offset + length);
      if (offset >= end) return new Uint8Array(0);
      return withFile(sealed.path, async (file) => {
        const found = new Uint8Array(end - offset);
        for (let at = offset; at < end;) {
          const index = Math.floor(at / PAGE_BYTES);
          const part = (await page(file, index)).subarray(at - index * PAGE_BYTES, end - index * PAGE_BYTES);
          found.set(part, at - offset);
          at += part.length;
        }
        return found;
      });
    },
    stream: (offset = 0) => streamPages(sealed, offset),
  };
}

async function* streamPages(sealed: SealedFile, offset: number): AsyncGenerator<Uint8Array> {
  refuseNegative(offset, 0);
  const file = await open(sealed.path, 'r');
  try {
    const first = Math.floor(offset / PAGE_BYTES);
    for (let index = first; index < pageCount(sealed.digests.size); index++) {
      const content = await readPage(file, sealed, index);
      const wanted = index === first ? content.subarray(offset - first * PAGE_BYTES) : content;
      if (wanted.length > 0) yield wanted;
    }
  } finally {
    await file.close();
  }
}

async function readPage(file: FileHandle, { key, digests }: SealedFile, index: number): Promise<Buffer> {
  const from = pageOffset(index);
  const content = await readUpTo(file, from, Math.min(pageOffset(index + 1), sealedSize(digests.size)) - from);
  return openPage(key, { index, final: index === pageCount(digests.size) - 1, content });
}

async function readUpTo(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const content = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(content, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return content.subarray(0, done);
}

async function withFile<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

function refuseNegative(offset: number, length: number): void {
  if (offset < 0 || length < 0) throw new RangeError(`cannot read ${length} bytes from ${offset}`);
}

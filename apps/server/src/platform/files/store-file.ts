import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Digests } from '../crypto/digest.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { writeSealed } from './sealed-writer.ts';
import { diskFull, fileTooLarge, toStorageFault } from './storage-fault.ts';
import { syncFolder } from './sync-folder.ts';
import { draftFolder, filePath } from './vault-folders.ts';

/** A file in the vault. Its id is its SHA-256, so the same content is stored once. */
export interface StoredFile extends Digests {
  readonly id: string;
}

/** Where to store, with what keys, and how to know that an intact copy lies there already. */
export interface Destination {
  readonly dataDir: string;
  readonly ring: KeyRing;
  readonly isIntact: (id: string) => Promise<boolean>;
}

/** Left free, because a full disk stops the database too. */
const RESERVE_BYTES = 64 * 1_048_576;

/** Writes a draft and gives it its name once it is whole and on disk; or leaves nothing. */
export async function storeFile(destination: Destination, chunks: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const { dataDir, ring, isIntact } = destination;
  const draft = join(draftFolder(dataDir), `${process.pid}-${randomBytes(12).toString('hex')}`);
  const source = watched(chunks);
  try {
    await refuseWhenNearlyFull(dataDir);
    const digests = await writeDraft(draft, source.chunks, ring);
    const id = digests.sha256;
    // An intact copy stays as it is: someone may be reading it. A damaged one is healed.
    if (!(await isIntact(id))) await settle(draft, filePath(dataDir, id));
    return { id, ...digests };
  } catch (error) {
    throw source.threw(error) ? error : toStorageFault(error);
  } finally {
    source.close();
    // The first fault is the one to tell; a draft that cannot be removed now goes at the next start.
    await rm(draft, { force: true }).catch(() => {});
  }
}

interface Watched {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Whether the fault came from the source, which is the caller's, not from the disk underneath. */
  threw(error: unknown): boolean;
  close(): void;
}

function watched(source: AsyncIterable<Uint8Array>): Watched {
  const iterator = source[Symbol.asyncIterator]();
  // Asked at once: a stream that breaks while nobody listens would end the whole process.
  let next = iterator.next();
  const thrown = new Set<unknown>();
  const note = (error: unknown): void => void thrown.add(error);
  next.catch(note);
  async function* relay(): AsyncGenerator<Uint8Array> {
    for (let step = await next; step.done !== true; step = await next) {
      yield step.value;
      next = iterator.next();
      next.catch(note);
    }
  }
  return {
    chunks: relay(),
    threw: (error) => thrown.has(error),
    // Not waited for: an upload that stalls would hold the answer back.
    close: () => void iterator.return?.().catch(note),
  };
}

async function writeDraft(draft: string, chunks: AsyncIterable<Uint8Array>, ring: KeyRing): Promise<Digests> {
  const file = await open(draft, 'wx', 0o600);
  try {
    return await writeSealed(file, chunks, ring);
  } finally {
    await file.close();
  }
}

async function settle(draft: string, path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(draft, path);
  // The names, too, must outlive a power cut: that of the file, and that of a new folder.
  for (const one of [folder, dirname(folder)]) await syncFolder(one);
}

/** What to allow of an upload. */
export interface Limits {
  /** As the user named it; for messages only, never part of a path. */
  readonly name: string;
  /** Bytes allowed. */
  readonly limit: number;
  /** For uploads that are cut off in front of the vault: asked once the stream has ended. */
  readonly truncated?: () => boolean;
}

/** The same bytes, ending in a fault when they are too many. */
export async function* limited(
  chunks: AsyncIterable<Uint8Array>,
  { name, limit, truncated }: Limits,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw fileTooLarge(name, limit);
    yield chunk;
  }
  if (truncated?.() === true) throw fileTooLarge(name, limit);
}

async function refuseWhenNearlyFull(dataDir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize < RESERVE_BYTES) throw diskFull();
}

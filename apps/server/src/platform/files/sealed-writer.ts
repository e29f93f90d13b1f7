import type { FileHandle } from 'node:fs/promises';
import { createDigester, type Digests } from '../crypto/digest.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { HEADER_BYTES, newFileKey, PAGE_BYTES, sealHeader, sealPage } from './vault-format.ts';

/** Seals everything `chunks` yields into an empty file and brings it to disk. Holds one page in memory. */
export async function writeSealed(
  file: FileHandle,
  chunks: AsyncIterable<Uint8Array>,
  ring: KeyRing,
): Promise<Digests> {
  const digester = createDigester();
  const fileKey = newFileKey(ring);
  let offset = HEADER_BYTES;
  let index = 0;
  for await (const { content, final } of pages(chunks)) {
    digester.update(content);
    const sealed = sealPage(fileKey, { index, final, content });
    await writeAll(file, sealed, offset);
    offset += sealed.length;
    index += 1;
  }
  const digests = digester.finish();
  await writeAll(file, sealHeader(ring, fileKey, digests), 0);
  await file.sync();
  return digests;
}

/** Cuts chunks of any size into full pages; only the last may be shorter, and there is always one. */
async function* pages(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly content: Uint8Array; readonly final: boolean }> {
  const page = Buffer.alloc(PAGE_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    let taken = 0;
    while (taken < chunk.length) {
      // A full page goes out only when something follows it: until then it may be the last.
      if (filled === PAGE_BYTES) {
        yield { content: page, final: false };
        filled = 0;
      }
      const part = chunk.subarray(taken, taken + PAGE_BYTES - filled);
      page.set(part, filled);
      filled += part.length;
      taken += part.length;
    }
  }
  yield { content: page.subarray(0, filled), final: true };
}

async function writeAll(file: FileHandle, content: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < content.length) {
    const { bytesWritten } = await file.write(content, done, content.length - done, position + done);
    done += bytesWritten;
  }
}

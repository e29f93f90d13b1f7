import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Vault } from '../../../platform/files/vault.ts';
import { cachedReads } from '../page-cache.ts';

/** What the thread asks for or hands out; it waits for an answer to each. */
export type IndexAsk =
  | { readonly kind: 'read'; readonly offset: number; readonly length: number }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'done' };
export interface IndexAnswer {
  readonly bytes?: Uint8Array;
}

/** Changes when terms or their reading change, so that an older index is not taken for one of this version. */
const KIND = 'search-1';
const PAGES = 64;

/** Id of the search index of a structure file; made and kept the first time, in a thread of its own. */
export async function keptSearchIndex(vault: Vault, structureId: string): Promise<string> {
  const known = await vault.derived.find(structureId, KIND);
  if (known !== undefined) return known;
  const { id } = await vault.putDerived(pieces(vault, structureId));
  await vault.derived.note(structureId, KIND, id);
  return id;
}

async function* pieces(vault: Vault, structureId: string): AsyncGenerator<Uint8Array> {
  const read = cachedReads(await vault.openByteSource(structureId), PAGES);
  const worker = new Worker(new URL('./search-index.worker.ts', import.meta.url));
  // An index half made is nothing to wait for when the server stops.
  worker.unref();
  const ended = new AbortController();
  let failure: unknown;
  worker.once('error', (error) => {
    failure = error;
    ended.abort();
  });
  worker.once('exit', () => ended.abort());
  try {
    for await (const [ask] of on(worker, 'message', { signal: ended.signal }) as AsyncIterable<[IndexAsk]>) {
      if (ask.kind === 'done') return;
      if (ask.kind === 'piece') {
        yield ask.bytes;
        worker.postMessage({} satisfies IndexAnswer);
      } else {
        worker.postMessage({ bytes: Uint8Array.from(await read(ask.offset, ask.length)) } satisfies IndexAnswer);
      }
    }
  } catch (error) {
    throw failure ?? error;
  } finally {
    await worker.terminate();
  }
}

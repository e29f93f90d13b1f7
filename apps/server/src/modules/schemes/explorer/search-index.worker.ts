import { on } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { encodeSearchIndex } from '@qingyuan/core/scheme/structure-file/search-index';
import { nameReading } from '../../../platform/names/name-reading.ts';
import type { IndexAnswer, IndexAsk } from './build-search-index.ts';

/** Makes the index on a thread of its own. The file is read, and the index put away, by the one who asked: no key comes here. */
async function work(port: MessagePort): Promise<void> {
  const answers = on(port, 'message');
  const ask = async (question: IndexAsk, transfer: ArrayBuffer[] = []): Promise<IndexAnswer> => {
    port.postMessage(question, transfer);
    const [answer]: IndexAnswer[] = (await answers.next()).value ?? [];
    if (answer === undefined) throw new Error('nobody answers any more');
    return answer;
  };
  // One question at a time, though the index is read in several places at once.
  let last: Promise<unknown> = Promise.resolve();
  const read = (offset: number, length: number): Promise<Uint8Array> => {
    const answer = last.then(() => ask({ kind: 'read', offset, length }));
    last = answer;
    return answer.then(({ bytes }) => bytes ?? new Uint8Array(0));
  };
  for await (const piece of encodeSearchIndex(read, nameReading)) {
    const bytes = Uint8Array.from(piece);
    await ask({ kind: 'piece', bytes }, [bytes.buffer]);
  }
  port.postMessage({ kind: 'done' } satisfies IndexAsk);
  await answers.return?.();
  port.close();
}

const port = parentPort;
if (port !== null) void work(port);

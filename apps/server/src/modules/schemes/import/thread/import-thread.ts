import { Worker } from 'node:worker_threads';
import { DomainError } from '../../../../platform/access/errors.ts';
import type { ChosenTable } from '../../engine/member-tables.ts';
import type { Original } from '../open-members.ts';
import type {
  ImportAsk,
  ImportSaid,
  ImportTask,
  ImportTasks,
  ImportWork,
  SentFault,
  SentTable,
} from './import.messages.ts';
import { ServedOriginals } from './served-originals.ts';

/** Takes what a task hands out. */
interface Taker {
  readonly piece: (bytes: Uint8Array) => void;
  readonly answer: (answer: unknown) => void;
  readonly fail: (error: unknown) => void;
}

export interface ImportHearing {
  /** Hears of each further table before it is read. */
  readonly onTable?: ((name: string) => void) | undefined;
  /** Hears how far a check is, 0 to 1. */
  readonly onFraction?: ((fraction: number) => void) | undefined;
}

/**
 * A thread that takes originals apart, so that the server answers meanwhile. Asked one thing at a time. Once it failed or
 * was stopped, everything fails; faults of the sources come as DomainError.
 */
export class ImportThread {
  private readonly worker: Worker;
  private readonly served: ServedOriginals;
  private readonly hearing: ImportHearing;
  private taker: Taker | undefined;
  private failure: { readonly error: unknown } | undefined;

  constructor(originals: readonly Original[], hearing: ImportHearing) {
    const workerData: ImportWork = {
      originals: originals.map(({ source, ...note }) => ({ ...note, size: source.size })),
    };
    this.hearing = hearing;
    this.worker = new Worker(new URL('./import.worker.ts', import.meta.url), { workerData });
    const sources = originals.map(({ source }) => source);
    this.served = new ServedOriginals(this.worker, sources, (error) => this.fail(error));
    this.worker.on('message', (said: ImportSaid) => this.hear(said));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', (code) => this.fail(new Error(`the import thread ended with code ${code}`)));
  }

  /** Has a task done that hands out no pieces. @throws DomainError for faults of the sources */
  async ask<T extends ImportTask>(task: T, ask: ImportTasks[T]['ask']): Promise<ImportTasks[T]['answer']> {
    const pieces = this.pieces(task, ask);
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) return next.value;
    }
  }

  /** The pieces that a task hands out; returns its answer. @throws DomainError for faults of the sources */
  async *pieces<T extends ImportTask>(
    task: T,
    ask: ImportTasks[T]['ask'],
  ): AsyncGenerator<Uint8Array, ImportTasks[T]['answer']> {
    const came: Uint8Array[] = [];
    let end: { readonly answer: unknown } | undefined;
    let wake: (() => void) | undefined;
    this.taker = {
      piece: (bytes) => {
        came.push(bytes);
        wake?.();
      },
      answer: (answer) => {
        end = { answer };
        wake?.();
      },
      fail: () => wake?.(),
    };
    this.send({ kind: 'task', task, ask });
    for (;;) {
      if (this.failure !== undefined) throw this.failure.error;
      const bytes = came.shift();
      if (bytes !== undefined) {
        yield bytes;
        this.send({ kind: 'taken' });
      } else if (end !== undefined) return end.answer as ImportTasks[T]['answer'];
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }

  /** A table whose rows this thread hands out, once: it ends with them, and gives its memory back. */
  tableOf({ table, mapping }: SentTable): ChosenTable {
    return { mapping, table: { ...table, open: () => this.lastRows() } };
  }

  private async *lastRows(): AsyncGenerator<Uint8Array> {
    yield* this.pieces('rows', null);
    await this.stop(new Error('the rows were read'));
  }

  /** Ends the thread at once, whatever it is doing. */
  async stop(reason: unknown): Promise<void> {
    this.fail(reason);
    this.served.stop();
    await this.worker.terminate();
  }

  private hear(said: ImportSaid): void {
    switch (said.kind) {
      case 'piece':
        this.taker?.piece(said.bytes);
        break;
      case 'answer':
        this.taker?.answer(said.answer);
        break;
      case 'failed':
        this.fail(receiveFault(said.fault));
        break;
      case 'note':
        this.hearNote(said);
        break;
      case 'read':
      case 'stream':
      case 'more':
      case 'stop':
        this.served.hear(said);
    }
  }

  private hearNote({ table, fraction }: Extract<ImportSaid, { kind: 'note' }>): void {
    if (table !== undefined) this.hearing.onTable?.(table);
    if (fraction !== undefined) this.hearing.onFraction?.(fraction);
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    this.taker?.fail(error);
  }

  private send(message: ImportAsk): void {
    this.worker.postMessage(message);
  }
}

function receiveFault({ message, domain }: SentFault): Error {
  return domain === undefined ? new Error(message) : new DomainError({ ...domain, detail: message });
}

interface Originals {
  /** The item that holds the members, first. */
  readonly originals: readonly Original[];
  readonly signal?: AbortSignal | undefined;
  readonly hearing?: ImportHearing;
}

/** Has work done with a thread for these originals; the thread is gone afterwards. @throws the reason of `signal` */
export async function withImportThread<T>(
  { originals, signal, hearing = {} }: Originals,
  work: (thread: ImportThread) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const thread = new ImportThread(originals, hearing);
  const stop = (): void => void thread.stop(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await work(thread);
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.stop(new Error('the import is over'));
  }
}

/** The same for what is handed out piece by piece, e.g. a download. */
export async function* piecesFromThread<T extends ImportTask>(
  { originals, signal }: Originals,
  task: T,
  ask: ImportTasks[T]['ask'],
): AsyncGenerator<Uint8Array> {
  const thread = new ImportThread(originals, {});
  try {
    for await (const piece of thread.pieces(task, ask)) {
      signal?.throwIfAborted();
      yield piece;
    }
  } finally {
    await thread.stop(new Error('the import is over'));
  }
}

import type { Worker } from 'node:worker_threads';
import type { ByteSource } from '../../../../platform/tabular/table-source.ts';
import type { ImportAsk, ImportSaid } from './import.messages.ts';

interface Stream {
  credit: number;
  wake: (() => void) | undefined;
  stopped: boolean;
}

/** Hands the bytes of originals to a thread that asks for them; faults of reading are heard by `onFault`. */
export class ServedOriginals {
  private readonly worker: Worker;
  private readonly sources: readonly ByteSource[];
  private readonly onFault: (error: unknown) => void;
  private readonly streams = new Map<number, Stream>();

  constructor(worker: Worker, sources: readonly ByteSource[], onFault: (error: unknown) => void) {
    this.worker = worker;
    this.sources = sources;
    this.onFault = onFault;
  }

  hear(said: ImportSaid): void {
    switch (said.kind) {
      case 'read':
        void this.read(said).catch(this.onFault);
        break;
      case 'stream':
        void this.stream(said).catch(this.onFault);
        break;
      case 'more': {
        const stream = this.streams.get(said.ticket);
        if (stream === undefined) break;
        stream.credit += said.chunks;
        stream.wake?.();
        break;
      }
      case 'stop':
        this.end(said.ticket);
        break;
      case 'piece':
      case 'answer':
      case 'failed':
      case 'note':
        break;
    }
  }

  /** Ends every stream, so that files are closed. */
  stop(): void {
    for (const ticket of this.streams.keys()) this.end(ticket);
  }

  private end(ticket: number): void {
    const stream = this.streams.get(ticket);
    if (stream === undefined) return;
    stream.stopped = true;
    this.streams.delete(ticket);
    stream.wake?.();
  }

  private async read({ ticket, original, at }: Extract<ImportSaid, { kind: 'read' }>): Promise<void> {
    this.send(ticket, await this.source(original).read(at.offset, at.length));
  }

  private async stream({ ticket, original, offset }: Extract<ImportSaid, { kind: 'stream' }>): Promise<void> {
    const stream: Stream = { credit: 0, wake: undefined, stopped: false };
    this.streams.set(ticket, stream);
    for await (const chunk of this.source(original).stream(offset)) {
      while (stream.credit === 0 && !stream.stopped)
        await new Promise<void>((resolve) => {
          stream.wake = resolve;
        });
      if (stream.stopped) return;
      stream.credit -= 1;
      this.send(ticket, chunk);
    }
    this.send(ticket, undefined);
  }

  private source(original: number): ByteSource {
    const source = this.sources[original];
    if (source === undefined) throw new RangeError(`there is no original ${original}`);
    return source;
  }

  /** Copied once, then handed over: the source may use its memory again. */
  private send(ticket: number, chunk: Uint8Array | undefined): void {
    const bytes = chunk && Uint8Array.from(chunk);
    const message: ImportAsk = { kind: 'bytes', ticket, bytes };
    this.worker.postMessage(message, bytes === undefined ? [] : [bytes.buffer]);
  }
}

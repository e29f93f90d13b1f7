import type { MessagePort } from 'node:worker_threads';
import type { ByteSource } from '../../../../platform/tabular/table-source.ts';
import type { Original } from '../open-members.ts';
import type { ImportAsk, ImportSaid, OriginalNote } from './import.messages.ts';

type Bytes = Uint8Array<ArrayBuffer> | undefined;

/** Chunks that may be on their way before the first is used up. */
const AHEAD = 8;

/** The originals as the thread sees them: whoever started it reads and unseals them, so no key comes here. */
export class RemoteOriginals {
  private readonly port: MessagePort;
  private readonly waiting = new Map<number, (bytes: Bytes) => void>();
  private tickets = 0;

  constructor(port: MessagePort) {
    this.port = port;
  }

  /** Takes what was sent for a ticket. */
  hear({ ticket, bytes }: Extract<ImportAsk, { kind: 'bytes' }>): void {
    this.waiting.get(ticket)?.(bytes);
  }

  /** The original of this place in the list. */
  open({ size, ...note }: OriginalNote, original: number): Original {
    const source: ByteSource = {
      name: note.name,
      size,
      read: (offset, length) => this.read(original, { offset, length }),
      stream: (offset = 0) => this.stream(original, offset),
    };
    return { ...note, source };
  }

  private read(original: number, at: { readonly offset: number; readonly length: number }): Promise<Uint8Array> {
    const ticket = this.next();
    return new Promise((resolve) => {
      this.waiting.set(ticket, (bytes) => {
        this.waiting.delete(ticket);
        resolve(bytes ?? new Uint8Array(0));
      });
      this.say({ kind: 'read', ticket, original, at });
    });
  }

  private async *stream(original: number, offset: number): AsyncGenerator<Uint8Array> {
    const ticket = this.next();
    const came: Bytes[] = [];
    let wake: (() => void) | undefined;
    this.waiting.set(ticket, (bytes) => {
      came.push(bytes);
      wake?.();
    });
    this.say({ kind: 'stream', ticket, original, offset });
    this.say({ kind: 'more', ticket, chunks: AHEAD });
    try {
      for (;;) {
        if (came.length === 0)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        const bytes = came.shift();
        if (bytes === undefined) return;
        yield bytes;
        this.say({ kind: 'more', ticket, chunks: 1 });
      }
    } finally {
      this.waiting.delete(ticket);
      this.say({ kind: 'stop', ticket });
    }
  }

  private next(): number {
    this.tickets += 1;
    return this.tickets;
  }

  private say(message: ImportSaid): void {
    this.port.postMessage(message);
  }
}

import type { RowParser } from './row-parser.ts';
import { SchemeError } from '../scheme-error.ts';

const BLOCK = 1 << 18;
const MAX_ROW = 1 << 26;

/**
 * Hands a parser its text block by block and carries what is left of a cut-off row over to the next. Positions are
 * counted from where the text begins in its file, so that threads can tell whose row is whose.
 */
export class RowFeeder {
  /** Rows that begin here or later are left to the next thread. */
  private readonly limit: number;
  private readonly parser: RowParser;
  private buffer = new Uint8Array(BLOCK + 1);
  /** Unread bytes are `buffer[0 … held)`. */
  private held = 0;
  /** Position of `buffer[0]`. */
  private base: number;

  constructor(parser: RowParser, stretch: { readonly start: number; readonly limit: number }) {
    this.parser = parser;
    this.base = stretch.start;
    this.limit = stretch.limit;
  }

  /** Position of the first byte that belongs to no row yet. */
  get position(): number {
    return this.base;
  }

  /** True once every row that begins before the limit was read. */
  get done(): boolean {
    return this.base >= this.limit;
  }

  /** Where the next bytes go; pass on how many there were with `filled`. */
  space(): Uint8Array {
    return this.buffer.subarray(this.held, this.buffer.length - 1);
  }

  /** Takes `count` bytes that were put into `space()`; `final` when no more will come. */
  filled(count: number, final: boolean): void {
    const end = this.held + count;
    const read = this.parser.read({ bytes: this.buffer, start: 0, end, final, limit: this.limit - this.base });
    if (final && this.parser.unclosedRow > 0) return;
    if (read === 0 && end === this.buffer.length - 1) this.widen();
    else this.buffer.copyWithin(0, read, end);
    this.base += read;
    this.held = end - read;
  }

  /** Takes a chunk that lies elsewhere. */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const space = this.space();
      const part = chunk.subarray(at, at + space.length);
      space.set(part);
      this.filled(part.length, false);
      at += part.length;
    }
  }

  private widen(): void {
    const row = this.parser.rows + 1;
    if (this.buffer.length > MAX_ROW)
      throw new SchemeError(
        'unclosed_quote',
        `row ${row} is longer than 64 MiB; a quote that opens in it is probably never closed`,
        row,
      );
    const wider = new Uint8Array(this.buffer.length * 2);
    wider.set(this.buffer);
    this.buffer = wider;
  }
}

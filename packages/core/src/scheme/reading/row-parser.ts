import type { CellSink } from './cells.ts';

/** A stretch of delimited text in memory. `bytes` must have room for one more byte behind `end`. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** No text follows: the last row may lack its line end. */
  readonly final: boolean;
  /** Rows that begin here or later belong to someone else. */
  readonly limit: number;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Takes delimited UTF-8 text apart, row by row, without making a string: RFC 4180 quotes (line breaks inside too), any
 * one-byte separator, `\n` or `\r\n`, last line with or without end. Blank lines are no rows. A quote inside an unquoted
 * cell is text; text after a closing quote is kept. Rows may be shorter (missing cells are empty) or longer (extra cells
 * are ignored) than the header.
 */
export class RowParser {
  /** Rows read so far. */
  rows = 0;
  /** The row, from 1, whose quote was never closed, once the final block was read; otherwise 0. */
  unclosedRow = 0;
  private readonly delimiter: number;
  private readonly sinks: readonly (readonly CellSink[])[];
  private scratch = new Uint8Array(256);
  private scratchLength = 0;

  /** `sinks[c]` receive the cells of column `c`. */
  constructor(delimiter: number, sinks: readonly (readonly CellSink[])[]) {
    this.delimiter = delimiter;
    this.sinks = sinks;
  }

  /** Reads all complete rows of the block and returns where the first unread byte is. */
  read(block: Block): number {
    const { bytes, end } = block;
    const last = Math.min(end, block.limit);
    bytes[end] = NEWLINE;
    let at = block.start;
    while (at < last) {
      const first = bytes[at] as number;
      if (first === NEWLINE && at < end) at += 1;
      else if (first === RETURN && bytes[at + 1] === NEWLINE && (at + 1 < end || block.final)) at += 2;
      else {
        const next = this.readRow(block, at);
        if (next < 0) return at;
        at = next;
        this.rows += 1;
      }
    }
    return Math.min(at, end);
  }

  /** Reads the row that begins at `from`; returns where the next begins, or -1 if the block ends within the row. */
  private readRow(block: Block, from: number): number {
    const { bytes, end } = block;
    const { sinks, delimiter, rows } = this;
    let at = from;
    let column = 0;
    for (;;) {
      const start = at;
      const quoted = bytes[at] === QUOTE;
      let byte: number;
      if (quoted) {
        at = this.readQuoted(block, at);
        if (at < 0) return -1;
        byte = bytes[at] as number;
      } else {
        while ((byte = bytes[at] as number) !== delimiter && byte !== NEWLINE) at += 1;
      }
      if (at >= end && !block.final) return -1;
      if (column < sinks.length) {
        const takers = sinks[column] as readonly CellSink[];
        for (let taker = 0; taker < takers.length; taker += 1) {
          const sink = takers[taker] as CellSink;
          if (quoted) sink.put(rows, this.scratch, 0, this.scratchLength);
          else sink.put(rows, bytes, start, at);
        }
        column += 1;
      }
      if (byte === NEWLINE) break;
      at += 1;
    }
    for (; column < sinks.length; column += 1)
      for (const sink of sinks[column] as readonly CellSink[]) sink.putNothing(rows);
    return at + 1;
  }

  /** Copies a quoted cell to the scratch buffer; returns where its separator or line end is, or -1 if it is cut off. */
  private readQuoted(block: Block, from: number): number {
    const { bytes, end } = block;
    let at = from + 1;
    let out = 0;
    for (;;) {
      if (at >= end) {
        if (block.final) this.unclosedRow = this.rows + 1;
        return -1;
      }
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        if (at + 1 >= end && !block.final) return -1;
        if (at + 1 >= end || bytes[at + 1] !== QUOTE) break;
        at += 1;
      }
      if (out === this.scratch.length) this.widen();
      this.scratch[out] = byte;
      out += 1;
      at += 1;
    }
    at += 1;
    for (
      let byte = bytes[at] as number;
      byte !== this.delimiter && byte !== NEWLINE;
      at += 1, byte = bytes[at] as number
    ) {
      if (out === this.scratch.length) this.widen();
      this.scratch[out] = byte;
      out += 1;
    }
    this.scratchLength = out;
    return at;
  }

  private widen(): void {
    const wider = new Uint8Array(this.scratch.length * 2);
    wider.set(this.scratch);
    this.scratch = wider;
  }
}

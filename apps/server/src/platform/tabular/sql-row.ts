import type { CsvOut } from './csv-out.ts';
import { afterQuoted, isWideLead, MORE, skipBlank, type SqlBytes } from './sql-lexer.ts';
import type { ColumnKind } from './sql-statements.ts';
import type { SqlText } from './sql-text.ts';

const OPEN = 0x28;
const CLOSE = 0x29;
const COMMA = 0x2c;
const SINGLE = 0x27;
const DOUBLE = 0x22;
const BACKTICK = 0x60;
const BACKSLASH = 0x5c;
const SEMICOLON = 0x3b;

/** What is no row: a byte stands where none can. */
export const BROKEN = -2;

/**
 * Reads the tuples behind VALUES byte by byte and writes them as CSV; the hot path of reading a dump.
 */
export class SqlRowReader {
  private readonly text: SqlText;
  private sql: SqlBytes = { bytes: new Uint8Array(0), wide: false, final: false };
  /** Start and end of the last string's content and whether it holds escapes. */
  private from = 0;
  private to = 0;
  private escaped = false;
  private column = 0;

  constructor(text: SqlText) {
    this.text = text;
  }

  /**
   * Reads the tuple whose `(` is at `at`. Returns where it has ended, {@link MORE} when the bytes end before, or
   * {@link BROKEN}. Without `cells` nothing is written.
   */
  read(sql: SqlBytes, at: number, cells: CellTaker | undefined): number {
    this.sql = sql;
    this.column = 0;
    const { bytes } = sql;
    if (bytes[at] !== OPEN) return BROKEN;
    let next = at + 1;
    for (;;) {
      next = this.readValue(next, cells);
      if (next < 0) return next;
      const byte = bytes[next];
      if (byte === CLOSE) return next + 1;
      if (byte !== COMMA) return byte === undefined ? MORE : BROKEN;
      this.column += 1;
      next += 1;
    }
  }

  private readValue(at: number, cells: CellTaker | undefined): number {
    const { bytes } = this.sql;
    const first = bytes[at];
    const start =
      first !== undefined && first > 0x20 && first !== 0x2f && first !== 0x2d && first !== 0x23
        ? at
        : skipBlank(this.sql, at);
    if (start === MORE || start >= bytes.length) return MORE;
    if (bytes[start] === SINGLE || bytes[start] === DOUBLE) {
      const end = this.readString(start);
      if (end === MORE) return MORE;
      const next = this.closing(end);
      if (next === MORE) return MORE;
      if (bytes[next] === COMMA || bytes[next] === CLOSE) {
        if (cells !== undefined) this.writeString(cells, cells.kinds[this.column] ?? 'text');
        return next;
      }
    }
    return this.readExpression(start, cells);
  }

  private closing(end: number): number {
    const byte = this.sql.bytes[end];
    if (byte === COMMA || byte === CLOSE) return end;
    const next = skipBlank(this.sql, end);
    return next < this.sql.bytes.length ? next : MORE;
  }

  private readString(at: number): number {
    const { bytes, wide } = this.sql;
    const quote = bytes[at];
    const end = bytes.length;
    let next = at + 1;
    this.escaped = false;
    while (next < end) {
      const byte = bytes[next] as number;
      if (byte === quote) {
        if (next + 1 === end) return MORE;
        if (bytes[next + 1] !== quote) break;
        this.escaped = true;
        next += 2;
      } else if (byte === BACKSLASH) {
        this.escaped = true;
        next += 2;
      } else if (wide && isWideLead(byte, bytes[next + 1])) next += 2;
      else next += 1;
    }
    if (next >= end) return MORE;
    this.from = at + 1;
    this.to = next;
    return next + 1;
  }

  private writeString(cells: CellTaker, kind: ColumnKind): void {
    const { bytes, wide } = this.sql;
    const quote = bytes[this.from - 1] as number;
    const content = this.escaped ? this.text.unescape({ bytes, wide, quote }, this.from, this.to) : bytes;
    const from = this.escaped ? 0 : this.from;
    const to = this.escaped ? this.text.length : this.to;
    this.text.write(cells, { bytes: content, from, to, kind, place: this.from });
  }

  /** Numbers, NULL, hexadecimal and binary literals, strings with a prefix, calls of functions. */
  private readExpression(start: number, cells: CellTaker | undefined): number {
    const { bytes } = this.sql;
    let at = start;
    while (isDigitOrPoint(bytes[at])) at += 1;
    if (at > start && (bytes[at] === COMMA || bytes[at] === CLOSE)) {
      cells?.cell(bytes, start, at);
      return at;
    }
    let depth = 0;
    let end = start;
    for (at = start; at < bytes.length;) {
      const byte = bytes[at] as number;
      if (depth === 0 && (byte === COMMA || byte === CLOSE)) {
        if (at === start) return BROKEN;
        if (cells !== undefined) this.writeExpression(cells, start, end);
        return at;
      }
      if (byte === SEMICOLON) return BROKEN;
      const next = this.afterPart(at);
      if (next === MORE) return MORE;
      if (byte === OPEN) depth += 1;
      else if (byte === CLOSE) depth -= 1;
      // Blanks and comments behind the value do not belong to it.
      if (skipBlank(this.sql, at) === at) end = next;
      at = next;
    }
    return MORE;
  }

  /** Where the blanks, the quoted text or the one byte at `at` has ended. */
  private afterPart(at: number): number {
    const byte = this.sql.bytes[at];
    if (byte === SINGLE || byte === DOUBLE || byte === BACKTICK) return afterQuoted(this.sql, at);
    const next = skipBlank(this.sql, at);
    return next === at ? at + 1 : next;
  }

  private writeExpression(cells: CellTaker, from: number, to: number): void {
    const { bytes } = this.sql;
    const quote = bytes.subarray(from, to).indexOf(SINGLE);
    if (quote > 0) {
      const prefix = Buffer.from(bytes.buffer, bytes.byteOffset + from, quote)
        .toString('latin1')
        .trim();
      if (/^(_\w+|N)$/iu.test(prefix) && skipBlank(this.sql, this.readString(from + quote)) >= to) {
        this.writeString(cells, /^_binary$/iu.test(prefix) ? 'binary' : 'text');
        return;
      }
    }
    const literal = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
    this.text.writeLiteral(cells, literal, cells.kinds[this.column] ?? 'text');
  }
}

function isDigitOrPoint(byte: number | undefined): boolean {
  return byte !== undefined && byte <= 0x39 && (byte >= 0x30 || byte === 0x2e || byte === 0x2d);
}

/** Takes the cells of a row, in the order of the values; `kinds` are those of the values' columns where known. */
export interface CellTaker extends Pick<CsvOut, 'cell' | 'text' | 'dropRow'> {
  readonly kinds: readonly ColumnKind[];
}

import { decode } from './decoder.ts';
import { TabularError } from './errors.ts';
import { MORE, skipBlank, type SqlBytes, type SqlToken, tokenAt } from './sql-lexer.ts';
import { BROKEN, type CellTaker, SqlRowReader } from './sql-row.ts';
import { isWord, readInsertHead, type InsertHead, type SqlWord } from './sql-statements.ts';
import { type SqlEncoding, SqlText } from './sql-text.ts';
import { cutOffDump, sqlText, unsupportedInsert } from './sql-refusals.ts';

/** Bytes that one row or statement may have. */
const LIMIT = 1 << 25;

const SEMICOLON = 0x3b;
const COMMA = 0x2c;

/** What is told while a dump is read. */
export interface SqlListener {
  /** A statement that inserts nothing. */
  statement(words: readonly SqlWord[]): void;
  /** Rows begin; what is returned takes their cells, undefined has them only counted. @param byte where the statement begins */
  insert(head: InsertHead, byte: number): CellTaker | undefined;
  /** A row is complete. */
  row(): void;
  /** The rows of the statement have ended, at this byte. */
  inserted?(byte: number): void;
}

/** How the bytes of a dump are to be read. */
export interface SqlReading {
  readonly encoding: SqlEncoding;
  readonly verified: boolean;
  /** Where in the file the bytes begin. */
  readonly offset: number;
  /** A table whose first rows are not among the bytes, and how many those are. */
  readonly rowsBefore?: { readonly table: string; readonly rows: number };
}

type State = 'idle' | 'row' | 'after-row' | 'tail';

/** Reads a MySQL dump as it streams by; holds no more than one row or statement. */
export class SqlScanner {
  private state: State = 'idle';
  private sql: SqlBytes;
  private at = 0;
  private base: number;
  /** Bytes there must be before it is worth looking again at what was incomplete. */
  private want = 0;
  private joined = new Uint8Array(0);
  private delimiter = ';';
  private cells: CellTaker | undefined;
  private table = '';
  private rows = 0;
  /** Rows of tables that others came after, for messages. */
  private readonly rowsOf = new Map<string, number>();
  private readonly encoding: SqlEncoding;
  private readonly reader: SqlRowReader;
  private readonly listener: SqlListener;

  constructor({ encoding, verified, offset, rowsBefore }: SqlReading, listener: SqlListener) {
    if (rowsBefore !== undefined) this.rowsOf.set(rowsBefore.table, rowsBefore.rows);
    this.encoding = encoding;
    this.listener = listener;
    this.base = offset;
    this.sql = { bytes: new Uint8Array(0), wide: encoding === 'gb18030', final: false };
    const refuse = (place: number): never => {
      throw sqlText(this.encoding, { table: this.table, row: this.rows + 1, byte: this.base + place });
    };
    this.reader = new SqlRowReader(new SqlText(encoding, verified, refuse));
  }

  /** Reads more of the dump. @throws TabularError */
  push(chunk: Uint8Array): void {
    const rest = this.sql.bytes.subarray(this.at);
    this.base += this.at;
    this.at = 0;
    this.sql = { ...this.sql, bytes: rest.length === 0 ? chunk : this.join(rest, chunk) };
    if (this.sql.bytes.length >= this.want) this.run();
  }

  /** Both one after the other, in memory that serves again and again: nobody keeps bytes of a chunk before. */
  private join(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
    const length = rest.length + chunk.length;
    const target = length <= this.joined.length ? this.joined : new Uint8Array(length * 2);
    target.set(rest);
    target.set(chunk, rest.length);
    this.joined = target;
    return target.subarray(0, length);
  }

  /** Says that nothing follows. @throws TabularError `cut-off-dump` when something is unfinished. */
  finish(): void {
    this.sql = { ...this.sql, final: true };
    this.run();
    if (this.state !== 'idle' || this.at < this.sql.bytes.length) throw this.cutOff(this.sql.bytes.length);
  }

  private run(): void {
    for (;;) {
      const next = this.step();
      if (next === BROKEN) throw this.cutOff(this.at);
      if (next === MORE) break;
      this.at = next;
      if (next >= this.sql.bytes.length && this.state === 'idle') break;
    }
    const rest = this.sql.bytes.length - this.at;
    if (rest > LIMIT) throw this.tooLong();
    this.want = rest * 2;
  }

  private step(): number {
    const start = skipBlank(this.sql, this.at);
    if (start === MORE) return MORE;
    if (start >= this.sql.bytes.length) return this.state === 'idle' ? start : MORE;
    switch (this.state) {
      case 'idle':
        return this.readStatement(start);
      case 'row':
        return this.readRow(start);
      case 'after-row':
        return this.afterRow(start);
      case 'tail':
        return this.skipTail(start);
    }
  }

  private readRow(start: number): number {
    const end = this.reader.read(this.sql, start, this.cells);
    if (end < 0) {
      this.cells?.dropRow();
      return end;
    }
    this.rows += 1;
    this.listener.row();
    this.state = 'after-row';
    return end;
  }

  private afterRow(start: number): number {
    const byte = this.sql.bytes[start];
    if (byte === COMMA) this.state = 'row';
    else if (byte === SEMICOLON) this.endRows(start + 1);
    else return this.startTail(start);
    return start + 1;
  }

  /** `ON DUPLICATE KEY UPDATE …` or the alias for it. */
  private startTail(start: number): number {
    const token = tokenAt(this.sql, start);
    if (token === MORE) return MORE;
    if (!/^(ON|AS|RETURNING)$/iu.test(this.text(token))) return BROKEN;
    this.state = 'tail';
    return token.end;
  }

  private skipTail(start: number): number {
    const token = tokenAt(this.sql, start);
    if (token === MORE) return MORE;
    if (this.sql.bytes[start] === SEMICOLON) this.endRows(token.end);
    return token.end;
  }

  private endRows(at: number): void {
    this.state = 'idle';
    this.listener.inserted?.(this.base + at);
  }

  private readStatement(start: number): number {
    const first = tokenAt(this.sql, start);
    if (first === MORE) return MORE;
    if (/^DELIMITER$/iu.test(this.text(first))) return this.readDelimiter(first.end);
    const inserts = /^(INSERT|REPLACE)$/iu.test(this.text(first));
    if (this.delimiter !== ';') {
      if (inserts) throw unsupportedInsert(this.base + start);
      return this.skipRoutine(start);
    }
    return this.readWords(start, inserts);
  }

  private readDelimiter(from: number): number {
    const end = this.sql.bytes.indexOf(0x0a, from);
    if (end < 0 && !this.sql.final) return MORE;
    const stop = end < 0 ? this.sql.bytes.length : end + 1;
    this.delimiter = Buffer.from(this.sql.bytes.subarray(from, stop)).toString('latin1').trim() || ';';
    return stop;
  }

  /** A body between other delimiters: nothing in it is data. */
  private skipRoutine(start: number): number {
    const end = Buffer.from(this.sql.bytes.buffer, this.sql.bytes.byteOffset, this.sql.bytes.length).indexOf(
      this.delimiter,
      start,
      'latin1',
    );
    return end < 0 ? MORE : end + this.delimiter.length;
  }

  private readWords(start: number, inserts: boolean): number {
    const words: SqlWord[] = [];
    let at = start;
    for (;;) {
      at = skipBlank(this.sql, at);
      if (at === MORE || at >= this.sql.bytes.length) return MORE;
      const token = tokenAt(this.sql, at);
      if (token === MORE) return MORE;
      at = token.end;
      if (this.sql.bytes[token.start] === SEMICOLON) {
        if (inserts) throw unsupportedInsert(this.base + start);
        if (words.length > 0) this.listener.statement(words);
        return at;
      }
      const word: SqlWord = { kind: token.kind, text: this.text(token) };
      if (inserts && (isWord(word, 'VALUES') || isWord(word, 'VALUE')))
        return this.startRows(words, { from: start, to: token.end });
      words.push(word);
    }
  }

  private startRows(words: readonly SqlWord[], place: { readonly from: number; readonly to: number }): number {
    const head = readInsertHead(words);
    const byte = this.base + place.from;
    if (head === undefined) throw unsupportedInsert(byte);
    this.cells = this.listener.insert(head, byte);
    if (head.table !== this.table) {
      this.rowsOf.set(this.table, this.rows);
      this.rows = this.rowsOf.get(head.table) ?? 0;
      this.table = head.table;
    }
    this.state = 'row';
    return place.to;
  }

  /** A token as text, a quoted one without its quotes. */
  private text({ kind, start, end }: SqlToken): string {
    const { text } = decode(this.sql.bytes.subarray(start, end), this.encoding);
    const plain = Buffer.from(text.buffer, text.byteOffset, text.length).toString('utf8');
    if (kind !== 'name' && kind !== 'string') return plain;
    const quote = plain[0] ?? '';
    return plain.slice(1, -1).replaceAll(quote + quote, quote);
  }

  private cutOff(place: number): TabularError {
    return cutOffDump({ table: this.table, row: this.rows + 1, byte: this.base + place });
  }

  private tooLong(): TabularError {
    const byte = this.base + this.at;
    return new TabularError({
      id: 'row-too-long',
      zh: `转储从第 ${byte} 字节起的一行或一条语句超过 ${LIMIT >> 20} MiB，或其中的引号没有闭合`,
      en: `one row or statement from byte ${byte} on is longer than ${LIMIT >> 20} MiB, or a quote in it is never closed`,
      hint: '请检查该处的引号，或不带附件字段重新导出',
      hintEn: 'check the quotes there, or export again without attachments',
      where: { byte, row: this.rows + 1 },
    });
  }
}

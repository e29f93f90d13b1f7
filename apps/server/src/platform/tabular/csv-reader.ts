import { TabularError } from './errors.ts';

/** Characters that one row may have; a forgotten quote would otherwise swallow the whole file. */
const ROW_LIMIT = 1 << 20;

const QUOTE = '"';

/** Rows of a piece of text and where each one ends. */
export interface ReadRow {
  readonly cells: readonly string[];
  /** Characters read up to and with the end of this row, from the start of the text. */
  readonly end: number;
}

/**
 * Takes delimited text apart into rows of strings, for previews and modest files: RFC 4180 quotes with line breaks
 * inside, `\n` or `\r\n`, blank lines are no rows. A quote inside an unquoted cell is text; text after a closing quote
 * is kept. The same text means the same cells as in the structure engine's byte parser.
 */
export class CsvReader {
  private readonly delimiter: string;
  private text = '';
  private dropped = 0;
  private rows = 0;

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  /** Takes more text and returns the rows that are complete now. */
  push(more: string): ReadRow[] {
    this.text += more;
    return this.take(false);
  }

  /** Says that no text follows and returns the last row. @throws TabularError `unclosed-quote` */
  end(): ReadRow[] {
    return this.take(true);
  }

  private take(final: boolean): ReadRow[] {
    const found: ReadRow[] = [];
    let at = 0;
    while (at < this.text.length) {
      const row = this.readRow(at, final);
      if (row === undefined) break;
      at = row.end;
      if (row.cells.length === 1 && row.cells[0] === '' && row.blank) continue;
      this.rows += 1;
      found.push({ cells: row.cells, end: this.dropped + row.end });
    }
    this.text = this.text.slice(at);
    this.dropped += at;
    if (this.text.length > ROW_LIMIT) throw this.tooLong();
    return found;
  }

  private readRow(from: number, final: boolean): { cells: string[]; end: number; blank: boolean } | undefined {
    const cells: string[] = [];
    let at = from;
    for (;;) {
      const cell = this.text[at] === QUOTE ? this.readQuoted(at, final) : { start: '', end: at };
      if (cell === undefined) return undefined;
      const stop = this.cellEnd(cell.end);
      if (stop === this.text.length && !final) return undefined;
      const atLine = this.text[stop] !== this.delimiter;
      cells.push(cell.start + this.withoutReturn(cell.end, stop, atLine));
      at = stop + 1;
      if (atLine) return { cells, end: Math.min(at, this.text.length), blank: this.text[from] !== QUOTE };
    }
  }

  /** Where the separator or line end behind `from` is, or the end of the text. */
  private cellEnd(from: number): number {
    const { text, delimiter } = this;
    let at = from;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
    return at;
  }

  private withoutReturn(from: number, to: number, atLine: boolean): string {
    return this.text.slice(from, atLine && to > from && this.text[to - 1] === '\r' ? to - 1 : to);
  }

  private readQuoted(from: number, final: boolean): { start: string; end: number } | undefined {
    let start = '';
    let at = from + 1;
    for (;;) {
      const quote = this.text.indexOf(QUOTE, at);
      if (quote < 0) {
        if (final) throw this.unclosed();
        return undefined;
      }
      start += this.text.slice(at, quote);
      if (this.text[quote + 1] !== QUOTE) return { start, end: quote + 1 };
      start += QUOTE;
      at = quote + 2;
    }
  }

  private unclosed(): TabularError {
    const row = this.rows + 1;
    return new TabularError({
      id: 'unclosed-quote',
      zh: `第 ${row} 行里的双引号没有闭合`,
      en: `a quote in row ${row} is never closed`,
      hint: '请在该行补上缺少的 "，或重新导出文件',
      hintEn: 'add the missing " in that row or export the file again',
      where: { row },
    });
  }

  private tooLong(): TabularError {
    if (this.text.includes(QUOTE)) return this.unclosed();
    const row = this.rows + 1;
    return new TabularError({
      id: 'row-too-long',
      zh: `第 ${row} 行超过 ${ROW_LIMIT} 个字符`,
      en: `row ${row} is longer than ${ROW_LIMIT} characters`,
      hint: '请确认这是表格文件，每条记录占一行',
      hintEn: 'make sure that this is a table with one record a line',
      where: { row },
    });
  }
}

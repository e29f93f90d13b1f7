import { dropBlanks, skipBlanks } from '@qingyuan/core/scheme/reading/blanks';
import type { CellSink } from '@qingyuan/core/scheme/reading/cells';
import { RowFeeder } from '@qingyuan/core/scheme/reading/row-feeder';
import { RowParser } from '@qingyuan/core/scheme/reading/row-parser';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';

/** The cells of one row in the order of the columns asked for; cell `c` is `bytes[from[c] … to[c])`. */
export interface RowCells {
  readonly bytes: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Whether the row has as many cells as `width` says; always `fits` where no width was given. */
  readonly shape: RowShape;
}

export type RowShape = 'fits' | 'short' | 'long';

export interface RowScan {
  readonly delimiter: number;
  /** Indices of the columns wanted, none twice. */
  readonly columns: readonly number[];
  /** Cells that a row should have. */
  readonly width?: number;
  /** Sees each row (from 0) once, in order; the cells are only good until it returns. */
  readonly onRow: (cells: RowCells, row: number) => void;
}

/** Hands on rows of delimited text one at a time, with the engine's own idea of what a row and a cell are. */
export class RowScanner {
  private readonly parser: RowParser;
  private readonly feeder: RowFeeder;
  private readonly onRow: RowScan['onRow'];
  private bytes = new Uint8Array(1 << 12);
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private length = 0;
  private row = -1;
  private shape: RowShape = 'fits';

  constructor({ delimiter, columns, width, onRow }: RowScan) {
    this.onRow = onRow;
    this.from = new Int32Array(columns.length);
    this.to = new Int32Array(columns.length);
    const first = Math.min(...columns);
    const sinks: CellSink[][] = Array.from({ length: Math.max(...columns, width ?? 0) + 1 }, () => []);
    for (const [cell, column] of columns.entries()) sinks[column]?.push(this.sink(cell, column === first));
    if (width !== undefined) this.measure(sinks, width);
    this.parser = new RowParser(delimiter, sinks);
    this.feeder = new RowFeeder(this.parser, { start: 0, limit: Number.MAX_SAFE_INTEGER });
  }

  get rows(): number {
    return this.parser.rows;
  }

  push(chunk: Uint8Array): void {
    this.feeder.push(chunk);
  }

  /** Says that no text follows. @throws SchemeError `unclosed_quote` */
  finish(): void {
    this.feeder.filled(0, true);
    const { unclosedRow, rows } = this.parser;
    if (unclosedRow > 0)
      throw new SchemeError(
        'unclosed_quote',
        `row ${unclosedRow}: a quote is opened and never closed; the file may be cut off`,
        unclosedRow,
      );
    if (this.row >= 0 && this.row < rows) this.hand();
  }

  private sink(cell: number, opens: boolean): CellSink {
    return {
      put: (row, bytes, from, to) => {
        if (opens) this.open(row);
        this.from[cell] = this.length;
        this.reserve(to - from);
        const { bytes: target } = this;
        let out = this.length;
        for (let at = from; at < to; at += 1, out += 1) target[out] = bytes[at] as number;
        this.length = out;
        this.to[cell] = out;
      },
      putNothing: (row) => {
        if (opens) this.open(row);
        this.from[cell] = this.length;
        this.to[cell] = this.length;
      },
    };
  }

  private measure(sinks: readonly CellSink[][], width: number): void {
    const nothing = (): void => undefined;
    const become = (shape: RowShape) => (): void => {
      this.shape = shape;
    };
    sinks[width - 1]?.push({ put: nothing, putNothing: become('short') });
    sinks[width]?.push({ put: become('long'), putNothing: nothing });
  }

  /** A row that was cut off at the end of a block comes again; one is whole only when the next begins. */
  private open(row: number): void {
    if (this.row >= 0 && row !== this.row) this.hand();
    this.row = row;
    this.length = 0;
    this.shape = 'fits';
  }

  private hand(): void {
    this.onRow({ bytes: this.bytes, from: this.from, to: this.to, shape: this.shape }, this.row);
    this.length = 0;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = new Uint8Array((this.length + more) * 2);
    wider.set(this.bytes);
    this.bytes = wider;
  }
}

/** Where a cell begins and ends once blanks around it are left out, as the engine compares ids. */
export function trimmedCell(
  { bytes, from, to }: RowCells,
  cell: number,
): { readonly from: number; readonly to: number } {
  const start = skipBlanks(bytes, from[cell] as number, to[cell] as number);
  return { from: start, to: dropBlanks(bytes, start, to[cell] as number) };
}

/** A cell as text without blanks around it. */
export function cellText(cells: RowCells, cell: number): string {
  const { from, to } = trimmedCell(cells, cell);
  return Buffer.from(cells.bytes.buffer, cells.bytes.byteOffset + from, to - from).toString('utf8');
}

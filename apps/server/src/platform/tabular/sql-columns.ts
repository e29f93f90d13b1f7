import type { CsvOut } from './csv-out.ts';
import type { CellTaker } from './sql-row.ts';
import type { ColumnKind, SqlColumn } from './sql-statements.ts';

/** Takes the cells of rows and puts them into the order of the table's columns. */
export interface RowTaker {
  readonly cells: CellTaker;
  endRow(): void;
}

/** `given` is the order in which an INSERT writes the values; undefined is that of the table. */
export function rowTaker(out: CsvOut, columns: readonly SqlColumn[], given: readonly string[] | undefined): RowTaker {
  const names = columns.map(({ name }) => name);
  if (given === undefined || isSame(given, names)) {
    const kinds = columns.map(({ kind }) => kind);
    const cells: CellTaker = {
      kinds,
      cell: (bytes, from, to) => out.cell(bytes, from, to),
      text: (text) => out.text(text),
      dropRow: () => out.dropRow(),
    };
    return { cells, endRow: () => out.endRow() };
  }
  const order = names.map((name) => given.indexOf(name));
  const kinds = given.map((name): ColumnKind => columns[names.indexOf(name)]?.kind ?? 'text');
  let row: Uint8Array[] = [];
  return {
    cells: {
      kinds,
      cell: (bytes, from, to) => row.push(bytes.slice(from, to)),
      text: (text) => row.push(Buffer.from(text, 'utf8')),
      dropRow: () => {
        row = [];
      },
    },
    endRow: () => {
      for (const index of order) {
        const cell = row[index] ?? new Uint8Array(0);
        out.cell(cell, 0, cell.length);
      }
      out.endRow();
      row = [];
    },
  };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, at) => name === others[at]);
}

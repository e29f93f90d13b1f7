import { type CellSink, type TextColumn, textRoom, TextSink } from '../scheme/reading/cells.ts';
import { RowFeeder } from '../scheme/reading/row-feeder.ts';
import { RowParser } from '../scheme/reading/row-parser.ts';
import { BirthDateSink, birthDateOf, IdNumberSink, PhoneSink } from './cells.ts';
import type { PersonMapping } from './person-columns.ts';

/** Persons in row order, ready to be compared. In the number columns 0 is nothing usable. */
export interface PersonTable {
  readonly rows: number;
  readonly ids: TextColumn;
  readonly names: TextColumn;
  readonly idNumbers: Float64Array;
  readonly phones: Float64Array;
  /** `YYYYMMDD`; where none is given, that of a valid id number. */
  readonly birthDates: Float64Array;
}

export interface PersonPlan {
  readonly delimiter: number;
  readonly mapping: PersonMapping;
}

/** Collects a table of persons from delimited UTF-8 text, block by block. */
export class PersonReader {
  readonly feeder: RowFeeder;
  private readonly parser: RowParser;
  private readonly ids = new TextSink('plain', textRoom('plain', { rows: 1024, bytes: 16_384 }));
  private readonly names = new TextSink('plain', textRoom('plain', { rows: 1024, bytes: 16_384 }));
  private readonly idNumbers = new IdNumberSink();
  private readonly phones = new PhoneSink();
  private readonly birthDates = new BirthDateSink();
  private readonly has: { readonly name: boolean };

  constructor({ delimiter, mapping }: PersonPlan) {
    const sinks: CellSink[][] = [];
    const into = (column: number | undefined, sink: CellSink): void => {
      if (column === undefined) return;
      while (sinks.length <= column) sinks.push([]);
      sinks[column]?.push(sink);
    };
    into(mapping.id, this.ids);
    into(mapping.name, this.names);
    into(mapping.id_number, this.idNumbers);
    into(mapping.phone, this.phones);
    into(mapping.birth_date, this.birthDates);
    this.has = { name: mapping.name !== undefined };
    this.parser = new RowParser(delimiter, sinks);
    this.feeder = new RowFeeder(this.parser, { start: 0, limit: Number.MAX_SAFE_INTEGER });
  }

  /** The row, from 1, whose quote was never closed; otherwise 0. */
  get unclosedRow(): number {
    return this.parser.unclosedRow;
  }

  table(): PersonTable {
    const { rows } = this.parser;
    const idNumbers = filled(this.idNumbers.column(rows), rows);
    const birthDates = filled(this.birthDates.column(rows), rows);
    for (let row = 0; row < rows; row += 1)
      if (birthDates[row] === 0 && idNumbers[row] !== 0) birthDates[row] = birthDateOf(idNumbers[row] as number);
    const names = this.has.name ? this.names.column(rows) : noTexts(rows);
    return {
      rows,
      ids: this.ids.column(rows),
      names,
      idNumbers,
      phones: filled(this.phones.column(rows), rows),
      birthDates,
    };
  }
}

/** A column that the table does not have is empty in every row. */
function filled(column: Float64Array, rows: number): Float64Array {
  return column.length === rows ? column : new Float64Array(rows);
}

function noTexts(rows: number): TextColumn {
  return { offsets: new Uint32Array(rows + 1), bytes: new Uint8Array(0), hashes: new Uint32Array(0) };
}

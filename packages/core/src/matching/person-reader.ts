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
  /** About how many bytes will come; memory is set aside for them, and used only as it fills. */
  readonly bytes: number;
}

/** A row is seldom shorter. */
const SHORT_ROW = 24;

/** Collects a table of persons from delimited UTF-8 text, block by block. */
export class PersonReader {
  readonly feeder: RowFeeder;
  private readonly parser: RowParser;
  private readonly ids: TextSink;
  private readonly names: TextSink;
  private readonly idNumbers: IdNumberSink;
  private readonly phones: PhoneSink;
  private readonly birthDates: BirthDateSink;
  private readonly has: { readonly name: boolean };

  constructor({ delimiter, mapping, bytes }: PersonPlan) {
    const rows = Math.ceil(bytes / SHORT_ROW) + 1;
    this.ids = new TextSink('plain', textRoom('plain', { rows, bytes: Math.ceil(bytes / 4) }));
    this.names = new TextSink('plain', textRoom('plain', { rows, bytes: Math.ceil(bytes / 3) }));
    this.idNumbers = new IdNumberSink(rows);
    this.phones = new PhoneSink(rows);
    this.birthDates = new BirthDateSink(rows);
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
    const idNumbers = this.idNumbers.column(rows);
    const birthDates = this.birthDates.column(rows);
    for (let row = 0; row < rows; row += 1)
      if (birthDates[row] === 0 && idNumbers[row] !== 0) birthDates[row] = birthDateOf(idNumbers[row] as number);
    const names = this.has.name ? this.names.column(rows) : noTexts(rows);
    return {
      rows,
      ids: this.ids.column(rows),
      names,
      idNumbers,
      phones: this.phones.column(rows),
      birthDates,
    };
  }
}

function noTexts(rows: number): TextColumn {
  return { offsets: new Uint32Array(rows + 1), bytes: new Uint8Array(0), hashes: new Uint32Array(0) };
}

import type { CellSink, TextKind } from './cells.ts';
import { MoneySink, sharedFloat64, textRoom, TextSink } from './cells.ts';
import type { ColumnMapping } from './columns.ts';
import { requireStructureColumns } from './columns.ts';
import type { MemberTable, PayKind, ShownText } from './member-table.ts';
import { nameColumns, PAY_KINDS, SHOWN_TEXTS } from './member-table.ts';
import { RowFeeder } from './row-feeder.ts';
import { RowParser } from './row-parser.ts';
import type { TableRoom } from './table-room.ts';
import { SchemeError } from '../scheme-error.ts';

/** Roles by which accounts can be found to belong to one person. */
export const PERSON_KEYS = ['id_number', 'phone', 'bank_card', 'device'] as const;
export type PersonKey = (typeof PERSON_KEYS)[number];

/** How to read a table: a plain object, so that it can be sent to a thread. */
export interface ReadPlan {
  readonly delimiter: number;
  readonly member: number;
  readonly recommender: number;
  /** Column of each person key, in the order asked for. */
  readonly keys: readonly number[];
  readonly paidIn: number | undefined;
  readonly paidOut: number | undefined;
  readonly shown: { readonly [text in ShownText]?: number };
  readonly placement: number | undefined;
  readonly pay: { readonly [kind in PayKind]?: number };
}

export interface ReadWish {
  readonly columns: readonly string[];
  readonly delimiter: number;
  readonly mapping: ColumnMapping;
  /** Person keys; none takes every account as a person. */
  readonly persons: readonly PersonKey[];
  /** Keep names, phones, placements, pay by kind and the like, for a structure file. */
  readonly withTexts: boolean;
}

/**
 * Settles which columns are read and how. Throws SchemeError `columns` without member and recommender ids, `persons`
 * when a key was asked for that the table does not have.
 */
export function planReading({ columns, delimiter, mapping, persons, withTexts }: ReadWish): ReadPlan {
  const ids = requireStructureColumns(mapping, columns);
  const keys = persons.map((key) => {
    const column = mapping[key];
    if (column !== undefined) return column;
    throw new SchemeError(
      'persons',
      `no column was recognised as ${key}, so it cannot tell persons apart; map it, or choose other keys or none`,
    );
  });
  const shown: { [text in ShownText]?: number } = {};
  for (const text of SHOWN_TEXTS) {
    const column = mapping[text];
    if (withTexts && column !== undefined) shown[text] = column;
  }
  const pay: { [kind in PayKind]?: number } = {};
  for (const kind of PAY_KINDS) {
    const column = mapping[kind];
    if (withTexts && column !== undefined) pay[kind] = column;
  }
  const placement = withTexts ? mapping.placement_id : undefined;
  return { delimiter, ...ids, keys, paidIn: mapping.paid_in, paidOut: mapping.paid_out, shown, placement, pay };
}

/** Reads `--persons`: `none`, or keys with commas between. Throws SchemeError `persons`. */
export function parsePersonKeys(text: string): readonly PersonKey[] {
  const words = text.split(',').map((word) => word.trim());
  if (words.length === 1 && words[0] === 'none') return [];
  const keys = words.map((word) => {
    const key = PERSON_KEYS.find((candidate) => candidate === word);
    if (key === undefined)
      throw new SchemeError('persons', `"${word}" is no person key; take none, or some of ${PERSON_KEYS.join(', ')}`);
    return key;
  });
  return [...new Set(keys)];
}

/** How much of a table there will be, as far as that is known: data rows, or bytes of text at most. */
export interface ExpectedSize {
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
}

/** Where the columns of a stretch are read to, and which rows belong to it. */
export interface ReadInto {
  readonly start: number;
  readonly limit: number;
  /** The columns begin here, see `makeRoom`. */
  readonly room: TableRoom;
  /** When the room is full, the columns move once to one for so much, instead of again and again as they grow. */
  readonly expected?: ExpectedSize;
}

/** Collects a stretch of a table into columns. */
export class MemberReader {
  readonly feeder: RowFeeder;
  private readonly plan: ReadPlan;
  private readonly parser: RowParser;
  private readonly texts: readonly TextSink[];
  private readonly money: readonly MoneySink[];

  constructor(plan: ReadPlan, { start, limit, room, expected = {} }: ReadInto) {
    const growth = (need: number): number => Math.max(need * 1.5, (need / this.shareRead(expected)) * 1.1);
    const sinks: CellSink[][] = [];
    const into = <Sink extends CellSink>(column: number, sink: Sink): Sink => {
      while (sinks.length <= column) sinks.push([]);
      sinks[column]?.push(sink);
      return sink;
    };
    this.plan = plan;
    this.texts = textColumns(plan).map(({ column, kind }, at) =>
      into(column, new TextSink(kind, room.texts[at] ?? textRoom(kind, { rows: 0, bytes: 0 }), growth)),
    );
    this.money = moneyColumns(plan).map((column, at) =>
      into(column, new MoneySink(room.money[at] ?? sharedFloat64(0), growth)),
    );
    this.parser = new RowParser(plan.delimiter, sinks);
    this.feeder = new RowFeeder(this.parser, { start, limit });
  }

  get rows(): number {
    return this.parser.rows;
  }

  /** The row, from 1 within this stretch, whose quote was never closed; otherwise 0. */
  get unclosedRow(): number {
    return this.parser.unclosedRow;
  }

  /** True while every column is in the room that it was given. */
  get fits(): boolean {
    return this.texts.every((sink) => sink.fits) && this.money.every((sink) => sink.fits);
  }

  /** How much of what is expected was read, at most 1; 1 as well when that cannot be told yet. */
  private shareRead({ rows = 0, bytes = 0 }: ExpectedSize): number {
    const share = rows > 0 ? this.rows / rows : this.feeder.position / bytes;
    return share > 0 && share < 1 ? share : 1;
  }

  table(): MemberTable {
    const { rows } = this.parser;
    return nameColumns({ ...this.plan, placements: this.plan.placement }, rows, {
      texts: this.texts.map((sink) => sink.column(rows)),
      money: this.money.map((sink) => sink.column(rows)),
    });
  }
}

/** The text columns that a plan reads, in the order in which `TableColumns` lists them. */
export function textColumns(plan: ReadPlan): readonly { readonly column: number; readonly kind: TextKind }[] {
  const of = (kind: TextKind, ...columns: readonly (number | undefined)[]) =>
    columns.flatMap((column) => (column === undefined ? [] : [{ column, kind }]));
  return [
    ...of('id', plan.member, plan.recommender),
    ...of('key', ...plan.keys),
    ...of('plain', ...SHOWN_TEXTS.map((text) => plan.shown[text])),
    ...of('id', plan.placement),
  ];
}

/** The money columns that a plan reads, in the order in which `TableColumns` lists them. */
export function moneyColumns(plan: ReadPlan): readonly number[] {
  return [plan.paidIn, plan.paidOut, ...PAY_KINDS.map((kind) => plan.pay[kind])].flatMap((column) => column ?? []);
}

import type { CellSink, MoneyColumn } from './cells.ts';
import { MoneySink, TextSink } from './cells.ts';
import type { ColumnMapping } from './columns.ts';
import { requireStructureColumns } from './columns.ts';
import type { MemberTable, PayKind, ShownText } from './member-table.ts';
import { PAY_KINDS, SHOWN_TEXTS } from './member-table.ts';
import { RowFeeder } from './row-feeder.ts';
import { RowParser } from './row-parser.ts';
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

/** Collects a stretch of a table into columns. */
export class MemberReader {
  readonly feeder: RowFeeder;
  private readonly parser: RowParser;
  private readonly ids: TextSink;
  private readonly recommenders: TextSink;
  private readonly keys: readonly TextSink[];
  private readonly paidIn: MoneySink | undefined;
  private readonly paidOut: MoneySink | undefined;
  private readonly shown: { readonly [text in ShownText]?: TextSink };
  private readonly placements: TextSink | undefined;
  private readonly pay: { readonly [kind in PayKind]?: MoneySink };

  /** `expectedRows` only sizes the first buffers. */
  constructor(
    plan: ReadPlan,
    stretch: { readonly start: number; readonly limit: number; readonly expectedRows: number },
  ) {
    const { expectedRows: rows } = stretch;
    this.ids = new TextSink('id', rows);
    this.recommenders = new TextSink('id', rows);
    this.keys = plan.keys.map(() => new TextSink('key', rows));
    this.paidIn = plan.paidIn === undefined ? undefined : new MoneySink(rows);
    this.paidOut = plan.paidOut === undefined ? undefined : new MoneySink(rows);
    const shown: { [text in ShownText]?: TextSink } = {};
    for (const text of SHOWN_TEXTS) if (plan.shown[text] !== undefined) shown[text] = new TextSink('plain', rows);
    this.shown = shown;
    this.placements = plan.placement === undefined ? undefined : new TextSink('id', rows);
    const pay: { [kind in PayKind]?: MoneySink } = {};
    for (const kind of PAY_KINDS) if (plan.pay[kind] !== undefined) pay[kind] = new MoneySink(rows);
    this.pay = pay;
    this.parser = new RowParser(plan.delimiter, this.sinksByColumn(plan));
    this.feeder = new RowFeeder(this.parser, stretch);
  }

  get rows(): number {
    return this.parser.rows;
  }

  /** The row, from 1 within this stretch, whose quote was never closed; otherwise 0. */
  get unclosedRow(): number {
    return this.parser.unclosedRow;
  }

  table(): MemberTable {
    const { rows } = this.parser;
    const shown: { [text in ShownText]?: MemberTable['ids'] } = {};
    for (const text of SHOWN_TEXTS) {
      const sink = this.shown[text];
      if (sink !== undefined) shown[text] = sink.column(rows);
    }
    const pay: { [kind in PayKind]?: MoneyColumn } = {};
    for (const kind of PAY_KINDS) {
      const sink = this.pay[kind];
      if (sink !== undefined) pay[kind] = sink.column(rows);
    }
    return {
      rows,
      ids: this.ids.column(rows),
      recommenders: this.recommenders.column(rows),
      keys: this.keys.map((key) => key.column(rows)),
      paidIn: this.paidIn?.column(rows),
      paidOut: this.paidOut?.column(rows),
      shown,
      placements: this.placements?.column(rows),
      pay,
    };
  }

  private sinksByColumn(plan: ReadPlan): readonly (readonly CellSink[])[] {
    const sinks: CellSink[][] = [];
    const add = (column: number | undefined, sink: CellSink | undefined): void => {
      if (column === undefined || sink === undefined) return;
      while (sinks.length <= column) sinks.push([]);
      sinks[column]?.push(sink);
    };
    add(plan.member, this.ids);
    add(plan.recommender, this.recommenders);
    plan.keys.forEach((column, key) => add(column, this.keys[key]));
    add(plan.paidIn, this.paidIn);
    add(plan.paidOut, this.paidOut);
    for (const text of SHOWN_TEXTS) add(plan.shown[text], this.shown[text]);
    add(plan.placement, this.placements);
    for (const kind of PAY_KINDS) add(plan.pay[kind], this.pay[kind]);
    return sinks;
  }
}

import { type FurtherTable, JoinMoneyRole, JoinRole } from '@qingyuan/contract/scheme-join';
import { findColumn } from '@qingyuan/core/scheme/reading/columns';
import type { TableSource } from '../../../platform/tabular/table-source.ts';
import type { IdSlots } from './id-slots.ts';
import { ChosenText, type MemberValues, SummedMoney } from './member-values.ts';
import { cellText, type RowCells, RowScanner, trimmedCell } from './row-scanner.ts';

/** The members of the main table and what further tables say about them. */
export interface JoinedMembers {
  readonly slots: IdSlots;
  readonly values: Map<JoinRole, MemberValues>;
}

/** A row that could not be added, or only in part. */
export interface JoinFault {
  readonly table: string;
  /** Data row from 1. */
  readonly row: number;
  readonly kind: 'unknown_member' | 'bad_amount';
  readonly memberId: string;
  readonly column: string;
  readonly value: string;
}

export interface JoinCounts {
  readonly rows: number;
  joined: number;
  otherStatus: number;
  unknownMember: number;
  badAmount: number;
  otherKind: number;
}

const isMoney = (role: JoinRole): boolean => JoinMoneyRole.options.some((money) => money === role);

interface Taken {
  readonly cell: number;
  readonly column: string;
  readonly values: MemberValues;
}

/** Adds the rows of one further table to the members, as they come. O(bytes); memory is that of the values alone. */
export class TableJoin {
  private readonly scanner: RowScanner;
  private readonly table: string;
  private readonly columns: number[] = [];
  private readonly slots: IdSlots;
  private readonly key: { readonly cell: number; readonly column: string };
  private readonly taken: readonly Taken[];
  private readonly kinds: { readonly cell: number; readonly of: ReadonlyMap<string, Taken> } | undefined;
  private readonly status: { readonly cell: number; readonly counts: ReadonlySet<string> } | undefined;
  private readonly onFault: (fault: JoinFault) => void;
  private readonly found = { joined: 0, otherStatus: 0, unknownMember: 0, badAmount: 0, otherKind: 0 };

  /** @throws SchemeError `mapping` when a column is not there. */
  constructor(
    members: JoinedMembers,
    source: TableSource,
    { wish, onFault }: { readonly wish: FurtherTable; readonly onFault: (fault: JoinFault) => void },
  ) {
    this.table = source.name;
    this.slots = members.slots;
    this.onFault = onFault;
    const cellOf = (column: string): number => this.cell(findColumn(column, source.columns));
    const taking = (role: JoinRole, column: string): Taken => ({
      cell: cellOf(column),
      column,
      values: valuesOf(members, role),
    });
    this.key = { cell: cellOf(wish.key), column: wish.key };
    this.taken = JoinRole.options.flatMap((role) => {
      const column = wish.values[role];
      return column === undefined ? [] : [taking(role, column)];
    });
    const { kinds, status } = wish;
    if (kinds !== undefined) {
      const of = Object.entries(kinds.roles).map(([kind, role]) => [kind.trim(), taking(role, kinds.amount)] as const);
      this.kinds = { cell: cellOf(kinds.column), of: new Map(of) };
    }
    if (status !== undefined)
      this.status = { cell: cellOf(status.column), counts: new Set(status.values.map((one) => one.trim())) };
    const onRow = (cells: RowCells, row: number): void => this.add(cells, row);
    this.scanner = new RowScanner({ delimiter: source.delimiter, columns: this.columns, onRow });
  }

  push(chunk: Uint8Array): void {
    this.scanner.push(chunk);
  }

  /** What became of the rows, once all were pushed. @throws SchemeError `unclosed_quote` */
  finish(): JoinCounts {
    this.scanner.finish();
    return { rows: this.scanner.rows, ...this.found };
  }

  private cell(column: number): number {
    const known = this.columns.indexOf(column);
    return known >= 0 ? known : this.columns.push(column) - 1;
  }

  private add(cells: RowCells, row: number): void {
    const { found, status, key } = this;
    if (status !== undefined && !status.counts.has(cellText(cells, status.cell))) {
      found.otherStatus += 1;
      return;
    }
    const { from, to } = trimmedCell(cells, key.cell);
    const slot = from === to ? -1 : this.slots.find(cells.bytes, from, to);
    if (slot < 0) {
      found.unknownMember += 1;
      return this.report(cells, row, { kind: 'unknown_member', ...key });
    }
    found.joined += 1;
    let bad = false;
    for (const one of this.taken) bad = this.refuses(cells, { row, slot, one }) || bad;
    if (this.kinds !== undefined) {
      const one = this.kinds.of.get(cellText(cells, this.kinds.cell));
      if (one === undefined) found.otherKind += 1;
      else bad = this.refuses(cells, { row, slot, one }) || bad;
    }
    if (bad) found.badAmount += 1;
  }

  private refuses(cells: RowCells, at: { readonly row: number; readonly slot: number; readonly one: Taken }): boolean {
    if (at.one.values.take(at.slot, cells, at.one.cell)) return false;
    this.report(cells, at.row, { kind: 'bad_amount', cell: at.one.cell, column: at.one.column });
    return true;
  }

  private report(
    cells: RowCells,
    row: number,
    { kind, cell, column }: { readonly kind: JoinFault['kind']; readonly cell: number; readonly column: string },
  ): void {
    const memberId = cellText(cells, this.key.cell);
    this.onFault({
      table: this.table,
      row: row + 1,
      kind,
      memberId,
      column,
      value: cellText(cells, cell).slice(0, 100),
    });
  }
}

function valuesOf({ values, slots }: JoinedMembers, role: JoinRole): MemberValues {
  const known = values.get(role);
  if (known !== undefined) return known;
  const made = isMoney(role) ? new SummedMoney(slots.count) : new ChosenText(slots.count, role === 'last_active_at');
  values.set(role, made);
  return made;
}

import type { SourceFault, SourceFaultKind } from '@qingyuan/contract/scheme-import';
import type { MemberColumn } from '@qingyuan/contract/scheme-source';
import type { ChosenTable } from '../engine/member-tables.ts';
import { cellFaults, type CheckedCell, kindsWithoutColumn } from './cell-faults.ts';
import { IdSlots } from './id-slots.ts';
import { cellText, type RowCells, RowScanner, trimmedCell } from './row-scanner.ts';

/** A fault with the text as it stands; whoever shows it masks it by `role`. */
export interface FoundFault extends Omit<SourceFault, 'column'> {
  readonly column: string;
  readonly role: MemberColumn | undefined;
}

export interface Checking {
  readonly signal?: AbortSignal | undefined;
  /** Hears of each fault, in the order of the rows. */
  readonly onFault: (fault: FoundFault) => void;
  /** Hears how many bytes of rows were looked at, of both passes together. */
  readonly onBytes?: (bytes: number) => void;
}

export interface Checked {
  readonly rows: number;
  /** Kinds for which the table has no column. */
  readonly unchecked: readonly SourceFaultKind[];
}

/**
 * Looks through a table of members for what an analysis would stumble over or silently get wrong. Two passes: the ids
 * first, since an upline may stand below. Memory is that of the ids (see {@link IdSlots}) and 4 bytes a member.
 * @throws SchemeError, TabularError when the table cannot be read to its end
 */
export async function checkMembers({ table, mapping }: ChosenTable, checking: Checking): Promise<Checked> {
  const check = new MemberCheck({ table, mapping }, checking.onFault);
  for (const pass of check.passes()) {
    for await (const chunk of table.open(checking.signal)) {
      pass.push(chunk);
      checking.onBytes?.(chunk.length);
    }
    pass.finish();
  }
  return { rows: check.rows, unchecked: kindsWithoutColumn(Object.keys(mapping)) };
}

const UPLINES = ['recommender_id', 'placement_id'] as const;

class MemberCheck {
  rows = 0;
  private readonly slots = new IdSlots();
  private firstRows = new Uint32Array(1024);
  private readonly table: ChosenTable['table'];
  private readonly cells: readonly CheckedCell[];
  private readonly member: number;
  private readonly columns: readonly number[];
  private readonly onFault: Checking['onFault'];

  constructor({ table, mapping }: ChosenTable, onFault: Checking['onFault']) {
    this.table = table;
    this.onFault = onFault;
    const roles = Object.entries(mapping) as [MemberColumn, number][];
    this.columns = [...new Set(roles.map(([, column]) => column))];
    this.cells = roles.map(([role, column]) => ({
      role,
      column: table.columns[column] ?? '',
      cell: this.columns.indexOf(column),
    }));
    this.member = this.columns.indexOf(mapping.member_id ?? 0);
  }

  *passes(): Generator<RowScanner> {
    const { delimiter } = this.table;
    const { member } = this;
    yield new RowScanner({ delimiter, columns: this.columns, onRow: (cells, row) => this.number(cells, member, row) });
    const width = this.table.columns.length;
    yield new RowScanner({ delimiter, columns: this.columns, width, onRow: (cells, row) => this.look(cells, row) });
  }

  private number(cells: RowCells, member: number, row: number): void {
    const { from, to } = trimmedCell(cells, member);
    if (from === to) return;
    const known = this.slots.count;
    const slot = this.slots.add(cells.bytes, from, to);
    if (slot < known) return;
    if (slot === this.firstRows.length) {
      const wider = new Uint32Array(slot * 2);
      wider.set(this.firstRows);
      this.firstRows = wider;
    }
    this.firstRows[slot] = row + 1;
  }

  private look(cells: RowCells, at: number): void {
    const row = at + 1;
    this.rows = row;
    const memberId = cellText(cells, this.member);
    const say = (kind: SourceFaultKind, one: CheckedCell | undefined, firstRow: number | null = null): void =>
      this.onFault({
        kind,
        row,
        memberId,
        column: one?.column ?? '',
        value: one === undefined ? '' : cellText(cells, one.cell).slice(0, 100),
        role: one?.role,
        firstRow,
      });
    if (cells.shape !== 'fits') say('row_width', undefined);
    const slot = this.slotOf(cells, this.member);
    for (const one of this.cells) {
      if (one.role === 'member_id') this.lookAtId({ slot, row, one }, say);
      else if (UPLINES.some((role) => role === one.role)) this.lookAtUpline(cells, { slot, one }, say);
      for (const kind of cellFaults(cells, one)) say(kind, one);
    }
  }

  private lookAtId({ slot, row, one }: { slot: number; row: number; one: CheckedCell }, say: Say): void {
    if (slot < 0) return say('missing_id', undefined);
    const first = this.firstRows[slot] as number;
    if (first !== row) say('duplicate_id', one, first);
  }

  private lookAtUpline(cells: RowCells, { slot, one }: { slot: number; one: CheckedCell }, say: Say): void {
    const upline = this.slotOf(cells, one.cell);
    if (upline === NOBODY) return;
    if (upline === UNKNOWN) say('unknown_upline', one);
    else if (upline === slot) say('self_reference', one);
  }

  private slotOf(cells: RowCells, cell: number): number {
    const { from, to } = trimmedCell(cells, cell);
    return from === to ? NOBODY : this.slots.find(cells.bytes, from, to);
  }
}

type Say = (kind: SourceFaultKind, one: CheckedCell | undefined, firstRow?: number | null) => void;

const UNKNOWN = -1;
const NOBODY = -2;

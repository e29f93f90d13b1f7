import type { MoneyColumn, TextColumn } from '../reading/cells.ts';
import { PAY_KINDS } from '../reading/member-table.ts';
import { decodeUtf8 } from '../reading/utf8.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { isAccount } from '../structure/group-persons.ts';
import type { CountingBasis, HeadMarks } from './basis.ts';

/** Which accounts count on a basis. */
export interface Counted {
  /** 1 for each row that is a head; undefined when every account is one. */
  readonly rows: Uint8Array | undefined;
  /** False when the table, or the decisions, have nothing that this basis could leave out by. */
  readonly applied: boolean;
  /** True when accounts of one person are one head. */
  readonly merged: boolean;
}

/** Settles which accounts count on each basis. O(rows). */
export function countedRows(structure: Structure, marks: HeadMarks): Readonly<Record<CountingBasis, Counted>> {
  const active = activeRows(structure, marks.activeWords);
  const participants = participantRows(structure);
  const without = (rows: Uint8Array | undefined, others: ReadonlySet<number>): Uint8Array | undefined => {
    const left = [...marks.excluded, ...others];
    if (left.length === 0) return rows;
    const fewer = rows?.slice() ?? new Uint8Array(structure.table.rows).fill(1);
    for (const row of left) fewer[row] = 0;
    return fewer;
  };
  const none = new Set<number>();
  return {
    accounts: { rows: undefined, applied: true, merged: false },
    active: { rows: without(active, none), applied: active !== undefined, merged: false },
    persons: { rows: without(undefined, none), applied: true, merged: true },
    participants: { rows: without(participants, none), applied: participants !== undefined, merged: true },
    without_family: { rows: without(undefined, marks.family), applied: marks.family.size > 0, merged: true },
  };
}

/** Activated accounts and those that paid; undefined when the table tells neither. */
function activeRows({ table }: Structure, words: readonly string[]): Uint8Array | undefined {
  const { active } = table.shown;
  if (active === undefined && table.paidIn === undefined) return undefined;
  const rows = new Uint8Array(table.rows);
  if (active !== undefined) markWords(active, new Set(words.map((word) => word.toUpperCase())), rows);
  if (table.paidIn !== undefined) markPositive(table.paidIn, rows);
  return rows;
}

/** Such a column has few different texts, so each is looked up once. */
function markWords(column: TextColumn, words: ReadonlySet<string>, rows: Uint8Array): void {
  const known = new Map<string, number>();
  for (let row = 0; row < rows.length; row += 1) {
    const from = column.offsets[row] as number;
    const to = column.offsets[row + 1] as number;
    if (from === to || to - from > 64) continue;
    const text = decodeUtf8(column.bytes.subarray(from, to));
    let yes = known.get(text);
    if (yes === undefined) {
      yes = words.has(text.toUpperCase()) ? 1 : 0;
      if (known.size < 1000) known.set(text, yes);
    }
    if (yes === 1) rows[row] = 1;
  }
}

function markPositive({ fen, wide }: MoneyColumn, rows: Uint8Array): void {
  for (let row = 0; row < rows.length; row += 1) if ((fen[row] as number) > 0) rows[row] = 1;
  for (const amount of wide) if (amount.fen > 0n) rows[amount.row] = 1;
}

/**
 * Accounts of persons who recommended somebody or were paid something, with any of their accounts; undefined when the
 * table does not tell who was paid, so that nobody can be called a pure consumer.
 */
function participantRows({ table, links, persons }: Structure): Uint8Array | undefined {
  const paid = [table.paidOut, ...PAY_KINDS.map((kind) => table.pay[kind])].filter((column) => column !== undefined);
  if (paid.length === 0) return undefined;
  const rows = new Uint8Array(table.rows);
  for (const column of paid) markPositive(column, rows);
  for (let row = 0; row < rows.length; row += 1) {
    if (isAccount(links.status[row] as number) && (links.kids[row * 2 + 1] as number) > 0) rows[row] = 1;
  }
  const { starts, rows: grouped } = persons;
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const own = grouped.subarray(starts[group], starts[group + 1]);
    if (own.some((row) => rows[row] === 1)) for (const row of own) rows[row] = 1;
  }
  return rows;
}

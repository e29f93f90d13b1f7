import type { SourceFaultKind } from '@qingyuan/contract/scheme-import';
import { JoinMoneyRole } from '@qingyuan/contract/scheme-join';
import type { MemberColumn } from '@qingyuan/contract/scheme-source';
import { readMinute, UNREADABLE_TIME } from '@qingyuan/core/scheme/insight/read-time';
import { plainAmount } from '@qingyuan/core/scheme/reading/cells';
import { parseMoneyField } from '@qingyuan/core/scheme/reading/money-field';
import { cellText, type RowCells, trimmedCell } from './row-scanner.ts';

/** A cell of the rows that are scanned, and what it holds. */
export interface CheckedCell {
  readonly role: MemberColumn;
  readonly column: string;
  readonly cell: number;
}

type Test = (cells: RowCells, cell: number) => boolean;

interface Rule {
  readonly kind: SourceFaultKind;
  readonly roles: ReadonlySet<MemberColumn>;
  readonly isFault: Test;
}

/** Roles whose texts are digits that nobody calculates with. */
const DIGITS = ['member_id', 'recommender_id', 'placement_id', 'phone', 'id_number', 'bank_card'] as const;

const RULES: readonly Rule[] = [
  { kind: 'float_id', roles: new Set(DIGITS), isFault: (cells, cell) => isFloat(cells, cell) },
  { kind: 'bad_amount', roles: new Set(JoinMoneyRole.options), isFault: (cells, cell) => isNoAmount(cells, cell) },
  {
    kind: 'bad_time',
    roles: new Set(['joined_at', 'last_active_at']),
    isFault: (cells, cell) => isNoTime(cells, cell),
  },
  {
    kind: 'garbled_text',
    roles: new Set(['name', 'area', 'level_name']),
    isFault: (cells, cell) => isGarbled(cells, cell),
  },
];

/** What is wrong with one cell, by what its column holds. O(length of the cell). */
export function cellFaults(cells: RowCells, { role, cell }: CheckedCell): SourceFaultKind[] {
  return RULES.flatMap(({ kind, roles, isFault }) => (roles.has(role) && isFault(cells, cell) ? [kind] : []));
}

/** Kinds of which a table with these roles can have none. */
export function kindsWithoutColumn(roles: readonly string[]): SourceFaultKind[] {
  return RULES.filter(({ roles: needed }) => !roles.some((role) => [...needed].some((one) => one === role))).map(
    ({ kind }) => kind,
  );
}

const POINT = 0x2e;
/** Spreadsheets keep fifteen digits of a number: what follows turns to zeros. Three of them are no chance. */
const ROUNDED = /^\d{15}0{3,}$/u;
const FLOAT = /^\d(?:\.\d+)?[eE]\+\d+$|^\d+\.0+$/u;

function isFloat(cells: RowCells, cell: number): boolean {
  const { from, to } = trimmedCell(cells, cell);
  if (to - from < 18 && !holds(cells.bytes, from, to)) return false;
  const text = cellText(cells, cell);
  return FLOAT.test(text) || ROUNDED.test(text);
}

/** Whether there is a point, or the letter of an exponent. */
function holds(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === POINT || (byte | 0x20) === 0x65) return true;
  }
  return false;
}

function isNoAmount(cells: RowCells, cell: number): boolean {
  const { from, to } = trimmedCell(cells, cell);
  return Number.isNaN(plainAmount(cells.bytes, from, to)) && parseMoneyField(cellText(cells, cell)) === 'fault';
}

/** `0000-00-00 00:00:00` is how MySQL writes that there is none. */
const NO_DATE = /^[0\-:/ .]+$/u;

function isNoTime(cells: RowCells, cell: number): boolean {
  const { from, to } = trimmedCell(cells, cell);
  return readMinute(cells.bytes, from, to) === UNREADABLE_TIME && !NO_DATE.test(cellText(cells, cell));
}

/** The replacement character, or UTF-8 that was taken for Latin-1 on its way. */
const GARBLED = /\uFFFD|[\u00C3-\u00EF][\u0080-\u00BF\u0152-\u0178\u2013-\u2122]/u;

function isGarbled(cells: RowCells, cell: number): boolean {
  const { from, to } = trimmedCell(cells, cell);
  for (let at = from; at < to; at += 1)
    if ((cells.bytes[at] as number) >= 0x80) return GARBLED.test(cellText(cells, cell));
  return false;
}

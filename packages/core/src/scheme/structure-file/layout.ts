/**
 * How the structure file of an analysed scheme is laid out. Little-endian; a header with a table of sections, then the
 * sections. Accounts are numbered so that the children of one stand side by side, biggest line first: roots, then
 * breadth-first, then the accounts that no root reaches. So a list of lines is one stretch of the file.
 */

import { COUNTING_BASES } from '../bases/basis.ts';
import { PAY_KINDS, SHOWN_TEXTS } from '../reading/member-table.ts';

/** Names the kind of file and the version of its layout. */
export const MAGIC = 'QYSTRUC2';

/** Texts of an account, each a column of starts and a column of bytes; those the table did not have are empty. */
export const FILE_TEXTS = ['id', 'recommender', 'placement', ...SHOWN_TEXTS] as const;
export type FileText = (typeof FILE_TEXTS)[number];

/** In the order of their bits in `MEETS`. */
export const THRESHOLDS = ['30_3', '120', '2_5m'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export const SECTIONS = [
  'accounts',
  'idOrder',
  'persons',
  'personAccounts',
  ...COUNTING_BASES.flatMap((basis) => THRESHOLDS.map((threshold) => `meets.${basis}.${threshold}` as const)),
  'levels',
  ...FILE_TEXTS.flatMap((text) => [`${text}.starts`, `${text}.bytes`] as const),
  ...PAY_KINDS,
] as const;
export type Section = (typeof SECTIONS)[number];

/** Places of the header: magic, number of sections, accounts on a line, roots; then offset and length of each section. */
export const HEADER = {
  sections: 8,
  lined: 12,
  roots: 16,
  table: 20,
  entry: 16,
  bytes: 20 + 16 * SECTIONS.length,
} as const;

/** People and levels on one basis after the other, 32 bits each. */
const BASES_BYTES = 8 * COUNTING_BASES.length;

/** No account; the figure does not exist. */
export const NONE = 0xffff_ffff;

/**
 * Places within the record of an account. 32 bits each, four 64-bit fen, then the counting bases. `jump` is an account above, so chosen
 * that any level is reached in O(log levels) steps; `lineAccounts` and `lineMoney` add up this line and all later lines
 * of the same recommender.
 */
export const ACCOUNT = {
  row: 0,
  parent: 4,
  jump: 8,
  firstChild: 12,
  direct: 16,
  level: 20,
  root: 24,
  downline: 28,
  levels: 32,
  person: 36,
  status: 40,
  lineAccounts: 44,
  paidIn: 48,
  paidOut: 56,
  moneyLine: 64,
  lineMoney: 72,
  bases: 80,
  bytes: 80 + BASES_BYTES,
} as const;

/**
 * Places within the record of a person; persons are in order of their first rows. `meets` has a bit for every basis and
 * threshold: number of the basis × thresholds + number of the threshold.
 */
export const PERSON = {
  row: 0,
  from: 4,
  count: 8,
  main: 12,
  meets: 16,
  money: 20,
  bases: 28,
  bytes: 28 + BASES_BYTES,
} as const;

/** A level: accounts on it, and persons whose highest account is on it. */
export const LEVEL = { accounts: 0, persons: 4, bytes: 8 } as const;

/** An amount of money of each account, 64-bit fen; empty when the table had none. */
export const PAY_BYTES = 8;

/** Writes a whole number below 2^53 in size as 64 bits. */
export function putInt64(view: DataView, at: number, value: number): void {
  const high = Math.floor(value / 2 ** 32);
  view.setUint32(at, value - high * 2 ** 32, true);
  view.setInt32(at + 4, high, true);
}

/**
 * Ways to count the heads of a scheme. A basis says which accounts count and who is one head:
 * - `accounts`: every registered account is a head;
 * - `active`: every activated or paid account is one;
 * - `persons`: accounts of one person are one head;
 * - `participants`: persons, without those who only consumed: nobody below any of their accounts, never paid anything;
 * - `without_family`: persons, without accounts that an officer found to be held for family.
 */
export const COUNTING_BASES = ['accounts', 'active', 'persons', 'participants', 'without_family'] as const;
export type CountingBasis = (typeof COUNTING_BASES)[number];

/** Heads and levels at and below somebody, the own ones included. */
export interface HeadCount {
  readonly people: number;
  readonly levels: number;
}

/** What a column `active` says of an activated account, in upper case. */
export const ACTIVE_WORDS = [
  '1',
  '是',
  '已激活',
  '激活',
  '正常',
  '有效',
  '已缴费',
  '已开通',
  'TRUE',
  'YES',
  'Y',
  'ACTIVE',
] as const;

/** What is known about single accounts besides the table. */
export interface HeadMarks {
  /** Rows of accounts that the system filled in itself: no heads on any basis but `accounts`. */
  readonly excluded: ReadonlySet<number>;
  /** Rows of accounts held for family. */
  readonly family: ReadonlySet<number>;
  /** Words of the column `active` that mean yes; upper and lower case are the same. */
  readonly activeWords: readonly string[];
}

export const NO_MARKS: HeadMarks = { excluded: new Set(), family: new Set(), activeWords: ACTIVE_WORDS };

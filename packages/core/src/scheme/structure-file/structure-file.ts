import { COUNTING_BASES, type CountingBasis } from '../bases/basis.ts';
import { PAY_KINDS, type PayKind } from '../reading/member-table.ts';
import type { LevelCount } from './figures.ts';
import type { FileText, Threshold } from './layout.ts';
import { ACCOUNT, LEVEL, PERSON, THRESHOLDS } from './layout.ts';
import type { FileAccount, FileAccountRef, FileBases, FileSections, ReadBytes } from './sections.ts';
import {
  basesAt,
  openSections,
  readAccounts,
  readPay,
  readRecord,
  readRecords,
  readRefs,
  readTexts,
  readWords,
} from './sections.ts';
import { findByIdNumber } from '../thresholds/find-by-id-number.ts';
import { type LineCount, lineUntil, type LineUntil } from '../thresholds/line-until.ts';
import { findById } from './search.ts';

export type { Threshold } from './layout.ts';
export type { FileAccount, FileAccountRef, FileBases, ReadBytes } from './sections.ts';

/** A stretch of a list. */
export interface Range {
  readonly offset: number;
  readonly limit: number;
}

/** Accounts below one another or at the top, biggest line first; `rest` is what stands behind the last one shown. */
export interface FileLines {
  readonly total: number;
  readonly rows: readonly FileAccount[];
  readonly rest: { readonly lines: number; readonly accounts: number; readonly moneyLineFen: bigint } | null;
}

export interface FilePerson {
  /** Data row of the first account, from 1: `person_id` of persons.csv. */
  readonly personId: number;
  /** Id of the first account. */
  readonly headId: string;
  /** The account that stands for the person: the one with most below it. */
  readonly account: FileAccount;
  readonly accountCount: number;
  /** In order of appearance, at most `SHOWN_ACCOUNTS`. */
  readonly accounts: readonly FileAccountRef[];
  /** On the basis of persons. */
  readonly people: number;
  readonly levels: number;
  readonly bases: FileBases;
  readonly moneyLineFen: bigint;
  /** On the basis of persons. */
  readonly meets: readonly Threshold[];
  readonly meetsOn: Readonly<Record<CountingBasis, readonly Threshold[]>>;
}

/** From the root down to the account itself. A short path is all in `top`. */
export interface FilePath {
  readonly top: readonly FileAccountRef[];
  readonly omitted: number;
  readonly near: readonly FileAccountRef[];
}

/**
 * Answers from a structure file. Accounts are addressed by their index; a method given an index that is not there throws
 * RangeError, a damaged file SchemeError `unreadable`. Every method reads a bounded part of the file, except where
 * it says that it goes through all.
 */
export interface StructureFile {
  readonly accounts: number;
  readonly persons: number;
  readonly roots: number;
  account(index: number): Promise<FileAccount>;
  /** Null when empty or not in the table. */
  field(index: number, field: Exclude<FileText, 'id' | 'recommender'>): Promise<string | null>;
  path(index: number): Promise<FilePath>;
  /** Those whom the account recommended; also of accounts on a cycle, whose lines count as one account each. */
  childrenOf(index: number, range: Range): Promise<FileLines>;
  rootLines(range: Range): Promise<FileLines>;
  findById(id: string): Promise<number | undefined>;
  /** Who stands behind an account. */
  personOf(index: number): Promise<FilePerson>;
  /** What an account was paid, by kind, in fen; kinds that the table did not have are not there. */
  pay(index: number): Promise<{ readonly [kind in PayKind]?: bigint }>;
  /** Persons at or above a threshold on a basis, most people first. */
  personsAbove(
    on: { readonly basis: CountingBasis; readonly threshold: Threshold },
    range: Range,
  ): Promise<{ readonly total: number; readonly rows: readonly FilePerson[] }>;
  /** The lines of the person behind an account, whole and as far as joined by the end of a day. Walks them: O(accounts below). */
  lineUntil(index: number, count: LineCount): Promise<LineUntil>;
  /** The first account with an id number. Goes through all of them: O(accounts). */
  findByIdNumber(idNumber: string): Promise<number | undefined>;
  /** Accounts and persons on each level. */
  levels(): Promise<readonly LevelCount[]>;
}

export const SHOWN_ACCOUNTS = 20;
/** A path longer than twice this loses its middle. */
export const SHOWN_STEPS = 30;

/** Opens a file that `encodeStructure` wrote. Reads its header only. */
export async function openStructureFile(read: ReadBytes): Promise<StructureFile> {
  const file = await openSections(read);
  return {
    accounts: file.accounts,
    persons: file.persons,
    roots: file.roots,
    account: (index) => accountAt(file, index),
    field: async (index, field) => {
      await readRecord(file, index);
      return (await readTexts(file, field, [index, index + 1]))[0] ?? null;
    },
    path: (index) => pathTo(file, index),
    childrenOf: async (index, range) => {
      const record = await readRecord(file, index);
      const total = record.getUint32(ACCOUNT.direct, true);
      return linesOf(file, { first: record.getUint32(ACCOUNT.firstChild, true), total }, range);
    },
    rootLines: (range) => linesOf(file, { first: 0, total: file.roots }, range),
    findById: (id) => findById(file, id),
    personOf: async (index) => personAt(file, (await readRecord(file, index)).getUint32(ACCOUNT.person, true)),
    pay: async (index) => {
      await readRecord(file, index);
      const amounts = await Promise.all(
        PAY_KINDS.map(async (kind) => [kind, await readPay(file, kind, index)] as const),
      );
      return Object.fromEntries(amounts.flatMap(([kind, fen]) => (fen === null ? [] : [[kind, fen]])));
    },
    personsAbove: async ({ basis, threshold }, { offset, limit }) => {
      const section = `meets.${basis}.${threshold}` as const;
      const persons = await readWords(file, section, [offset, offset + limit]);
      return {
        total: file.lengths[section] / 4,
        rows: await Promise.all(persons.map((person) => personAt(file, person))),
      };
    },
    lineUntil: (index, count) => lineUntil(file, index, count),
    findByIdNumber: (idNumber) => findByIdNumber(file, idNumber),
    levels: () => levelsOf(file),
  };
}

async function accountAt(file: FileSections, index: number): Promise<FileAccount> {
  const [account] =
    index >= 0 && index < file.accounts && Number.isInteger(index) ? await readAccounts(file, index, index + 1) : [];
  if (account === undefined) throw new RangeError(`there is no account ${index}; there are ${file.accounts}`);
  return account;
}

async function linesOf(
  file: FileSections,
  { first, total }: { readonly first: number; readonly total: number },
  { offset, limit }: Range,
): Promise<FileLines> {
  const from = first + Math.min(offset, total);
  const to = Math.min(from + limit, first + total);
  const rows = total === 0 ? [] : await readAccounts(file, from, to);
  const lines = total === 0 ? 0 : first + total - to;
  if (lines === 0) return { total, rows, rest: null };
  const next = await readRecord(file, to);
  // Outside every line there are no figures, and each account stands for itself.
  const accounts = to < file.lined ? next.getUint32(ACCOUNT.lineAccounts, true) : lines;
  return { total, rows, rest: { lines, accounts, moneyLineFen: next.getBigInt64(ACCOUNT.lineMoney, true) } };
}

async function pathTo(file: FileSections, index: number): Promise<FilePath> {
  const record = await readRecord(file, index);
  const length = index < file.lined ? record.getUint32(ACCOUNT.level, true) : 1;
  if (length <= 2 * SHOWN_STEPS)
    return { top: await readRefs(file, await stepsUp(file, index, length)), omitted: 0, near: [] };
  const top = await readRefs(file, await stepsUp(file, await ancestorAt(file, index, SHOWN_STEPS), SHOWN_STEPS));
  return {
    top,
    omitted: length - 2 * SHOWN_STEPS,
    near: await readRefs(file, await stepsUp(file, index, SHOWN_STEPS)),
  };
}

/** An account and those above it, so many in all, the highest first. */
async function stepsUp(file: FileSections, index: number, count: number): Promise<number[]> {
  const steps = [index];
  for (let at = index; steps.length < count; steps.push(at))
    at = (await readRecord(file, at)).getUint32(ACCOUNT.parent, true);
  return steps.toReversed();
}

/** The account above that stands on a level. O(log levels) reads. */
async function ancestorAt(file: FileSections, index: number, level: number): Promise<number> {
  let at = index;
  let record = await readRecord(file, at);
  while (record.getUint32(ACCOUNT.level, true) > level) {
    const jump = record.getUint32(ACCOUNT.jump, true);
    const far = await readRecord(file, jump);
    const near = far.getUint32(ACCOUNT.level, true) < level;
    at = near ? record.getUint32(ACCOUNT.parent, true) : jump;
    record = near ? await readRecord(file, at) : far;
  }
  return at;
}

async function personAt(file: FileSections, person: number): Promise<FilePerson> {
  const record = await readRecords(file, 'persons', { from: person, to: person + 1, width: PERSON.bytes });
  const word = (field: number): number => record.getUint32(field, true);
  const from = word(PERSON.from);
  const accountCount = word(PERSON.count);
  const accounts = await readRefs(
    file,
    await readWords(file, 'personAccounts', [from, from + Math.min(accountCount, SHOWN_ACCOUNTS)]),
  );
  const bases = basesAt(record, PERSON.bases);
  const meetsOn = meetsOf(word(PERSON.meets));
  return {
    personId: word(PERSON.row) + 1,
    headId: accounts[0]?.memberId ?? '',
    account: await accountAt(file, word(PERSON.main)),
    accountCount,
    accounts,
    ...bases.persons,
    bases,
    moneyLineFen: record.getBigInt64(PERSON.money, true),
    meets: meetsOn.persons,
    meetsOn,
  };
}

function meetsOf(word: number): Record<CountingBasis, readonly Threshold[]> {
  const met = COUNTING_BASES.map((basis, place) => {
    const bits = word >> (place * THRESHOLDS.length);
    return [basis, THRESHOLDS.filter((_, bit) => (bits & (1 << bit)) !== 0)];
  });
  return Object.fromEntries(met) as Record<CountingBasis, readonly Threshold[]>;
}

async function levelsOf(file: FileSections): Promise<LevelCount[]> {
  const count = file.lengths.levels / LEVEL.bytes;
  const view = await readRecords(file, 'levels', { from: 0, to: count, width: LEVEL.bytes });
  return Array.from({ length: count }, (_, at) => ({
    level: at + 1,
    accounts: view.getUint32(at * LEVEL.bytes + LEVEL.accounts, true),
    persons: view.getUint32(at * LEVEL.bytes + LEVEL.persons, true),
  }));
}

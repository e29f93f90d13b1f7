import { COUNTING_BASES, type CountingBasis, type HeadCount } from '../bases/basis.ts';
import type { PayKind } from '../reading/member-table.ts';
import { SchemeError } from '../scheme-error.ts';
import type { FileText, Section } from './layout.ts';
import { ACCOUNT, HEADER, MAGIC, NONE, PAY_BYTES, PERSON, SECTIONS } from './layout.ts';
import { decodeUtf8 } from '../reading/utf8.ts';
import { STATUS_WORDS } from '../results/write-results.ts';

/** Reads so many bytes from an offset; fewer only at the end of the file. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** An open structure file: where its sections are, and how many of everything there is. */
export interface FileSections {
  readonly read: ReadBytes;
  readonly offsets: Readonly<Record<Section, number>>;
  readonly lengths: Readonly<Record<Section, number>>;
  readonly accounts: number;
  /** Accounts on a line: indexes below this. */
  readonly lined: number;
  /** Accounts at the top: indexes below this. */
  readonly roots: number;
  readonly persons: number;
}

/** People and levels on every counting basis. */
export type FileBases = Readonly<Record<CountingBasis, HeadCount>>;

export type AccountStatus = (typeof STATUS_WORDS)[number];

/** Money is in fen. Figures of an account on or below a cycle are null. */
export interface FileAccount {
  readonly index: number;
  /** Data row of the table, from 1. */
  readonly row: number;
  readonly memberId: string;
  /** As written in the table; empty for a declared root. */
  readonly recommenderId: string;
  /** Null when the table has none. */
  readonly name: string | null;
  readonly status: AccountStatus;
  readonly level: number | null;
  readonly direct: number | null;
  readonly downline: number | null;
  readonly levels: number | null;
  /** On the basis of persons. */
  readonly people: number | null;
  readonly bases: FileBases | null;
  readonly paidInFen: bigint;
  readonly paidOutFen: bigint;
  readonly moneyLineFen: bigint | null;
  /** Index of the account at the top of the line. */
  readonly root: number | null;
}

export interface FileAccountRef {
  readonly index: number;
  readonly memberId: string;
  readonly name: string | null;
}

/** Reads the header. Throws SchemeError `unreadable` when this is no structure file of this version. */
export async function openSections(read: ReadBytes): Promise<FileSections> {
  const bytes = await read(0, HEADER.bytes);
  if (bytes.length < HEADER.bytes || decodeUtf8(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw unreadable('it does not begin like one of this version');
  const view = viewOf(bytes);
  if (view.getUint32(HEADER.sections, true) !== SECTIONS.length) throw unreadable('it has other sections');
  const at = (index: number): number => HEADER.table + index * HEADER.entry;
  const table = (field: number) =>
    Object.fromEntries(
      SECTIONS.map((section, index) => [section, Number(view.getBigUint64(at(index) + field, true))]),
    ) as Record<Section, number>;
  const lengths = table(8);
  return {
    read,
    offsets: table(0),
    lengths,
    accounts: lengths.accounts / ACCOUNT.bytes,
    lined: view.getUint32(HEADER.lined, true),
    roots: view.getUint32(HEADER.roots, true),
    persons: lengths.persons / PERSON.bytes,
  };
}

const unreadable = (why: string): SchemeError =>
  new SchemeError('unreadable', `the structure file cannot be read: ${why}`);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A stretch of a section. Throws SchemeError `unreadable` when the file is cut off. */
export async function readSection(
  file: FileSections,
  section: Section,
  [from, length]: readonly [number, number],
): Promise<Uint8Array> {
  if (length === 0) return new Uint8Array(0);
  const bytes = await file.read(file.offsets[section] + from, length);
  if (bytes.length < length) throw unreadable('it ends too early');
  return bytes;
}

/** Records `[from, to)` of a section. */
export async function readRecords(
  file: FileSections,
  section: Section,
  { from, to, width }: { readonly from: number; readonly to: number; readonly width: number },
): Promise<DataView> {
  return viewOf(await readSection(file, section, [from * width, (to - from) * width]));
}

/** The record of one account. Throws RangeError when there is no such account. */
export async function readRecord(file: FileSections, index: number): Promise<DataView> {
  if (!Number.isInteger(index) || index < 0 || index >= file.accounts)
    throw new RangeError(`there is no account ${index}; there are ${file.accounts}`);
  return readRecords(file, 'accounts', { from: index, to: index + 1, width: ACCOUNT.bytes });
}

/** 32-bit numbers `[from, to)` of a section, as far as it reaches. */
export async function readWords(
  file: FileSections,
  section: Section,
  [from, to]: readonly [number, number],
): Promise<number[]> {
  const count = file.lengths[section] / 4;
  const stretch = { from: Math.min(from, count), to: Math.min(Math.max(from, to), count), width: 4 };
  const view = await readRecords(file, section, stretch);
  return Array.from({ length: stretch.to - stretch.from }, (_, at) => view.getUint32(at * 4, true));
}

/** The bytes of a text of accounts `[from, to)`, and where each begins in them; undefined when the table had no such column. */
export async function readTextBlock(
  file: FileSections,
  text: FileText,
  [from, to]: readonly [number, number],
): Promise<{ readonly starts: readonly number[]; readonly bytes: Uint8Array } | undefined> {
  if (file.lengths[`${text}.starts`] === 0) return undefined;
  const starts = await readWords(file, `${text}.starts`, [from, to + 1]);
  const base = starts[0] ?? 0;
  const bytes = await readSection(file, `${text}.bytes`, [base, (starts.at(-1) ?? base) - base]);
  return { starts: starts.map((start) => start - base), bytes };
}

/** A text of accounts `[from, to)`; null where it is empty or the table had no such column. */
export async function readTexts(
  file: FileSections,
  text: FileText,
  [from, to]: readonly [number, number],
): Promise<(string | null)[]> {
  const block = await readTextBlock(file, text, [from, to]);
  return Array.from({ length: to - from }, (_, at) => {
    const found = block === undefined ? '' : decodeUtf8(block.bytes.subarray(block.starts[at], block.starts[at + 1]));
    return found === '' ? null : found;
  });
}

/** Accounts `[from, to)`, in seven reads however many they are. */
export async function readAccounts(file: FileSections, from: number, to: number): Promise<FileAccount[]> {
  const [records, ids, recommenders, names] = await Promise.all([
    readRecords(file, 'accounts', { from, to, width: ACCOUNT.bytes }),
    readTexts(file, 'id', [from, to]),
    readTexts(file, 'recommender', [from, to]),
    readTexts(file, 'name', [from, to]),
  ]);
  return Array.from({ length: to - from }, (_, at) => {
    const texts = { memberId: ids[at] ?? '', recommenderId: recommenders[at] ?? '', name: names[at] ?? null };
    return { index: from + at, ...texts, ...figuresAt(records, at * ACCOUNT.bytes) };
  });
}

function figuresAt(view: DataView, at: number): Omit<FileAccount, 'index' | 'memberId' | 'recommenderId' | 'name'> {
  const word = (field: number): number => view.getUint32(at + field, true);
  const fen = (field: number): bigint => view.getBigInt64(at + field, true);
  const lined = word(ACCOUNT.root) !== NONE;
  const bases = lined ? basesAt(view, at + ACCOUNT.bases) : null;
  return {
    row: word(ACCOUNT.row) + 1,
    status: STATUS_WORDS[word(ACCOUNT.status)] ?? 'ok',
    level: lined ? word(ACCOUNT.level) : null,
    direct: lined ? word(ACCOUNT.direct) : null,
    downline: lined ? word(ACCOUNT.downline) : null,
    levels: lined ? word(ACCOUNT.levels) : null,
    people: bases?.persons.people ?? null,
    bases,
    paidInFen: fen(ACCOUNT.paidIn),
    paidOutFen: fen(ACCOUNT.paidOut),
    moneyLineFen: lined ? fen(ACCOUNT.moneyLine) : null,
    root: lined ? word(ACCOUNT.root) : null,
  };
}

export function basesAt(view: DataView, at: number): FileBases {
  const counts = COUNTING_BASES.map((basis, place) => [
    basis,
    { people: view.getUint32(at + place * 8, true), levels: view.getUint32(at + place * 8 + 4, true) },
  ]);
  return Object.fromEntries(counts) as Record<CountingBasis, HeadCount>;
}

/** What an account was paid of one kind, in fen; null when the table had no such column. */
export async function readPay(file: FileSections, kind: PayKind, index: number): Promise<bigint | null> {
  if (file.lengths[kind] === 0) return null;
  return (await readRecords(file, kind, { from: index, to: index + 1, width: PAY_BYTES })).getBigInt64(0, true);
}

export async function readRefs(file: FileSections, indexes: readonly number[]): Promise<FileAccountRef[]> {
  return Promise.all(
    indexes.map(async (index) => {
      const [ids, names] = await Promise.all([
        readTexts(file, 'id', [index, index + 1]),
        readTexts(file, 'name', [index, index + 1]),
      ]);
      return { index, memberId: ids[0] ?? '', name: names[0] ?? null };
    }),
  );
}

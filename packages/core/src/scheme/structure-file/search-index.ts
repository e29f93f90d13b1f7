import { eachTerm, type NameReading, type SearchedTexts } from './search-terms.ts';
import type { FileSections, ReadBytes } from './sections.ts';
import { openSections, readTexts } from './sections.ts';
import { SchemeError } from '../scheme-error.ts';

/**
 * The search index of a structure file: for every term of every account the list of accounts that have it. Terms share
 * 2^k lists by their first k bits. Lists, each ascending, as differences of 7 bits a byte; then where each list begins;
 * then the trailer.
 */
const MAGIC = 'QYSEARC1';
const TRAILER = 16;
const BLOCK_ACCOUNTS = 1 << 12;
const PIECE = 1 << 20;
/** Entries put in order at a time; bounds the memory. */
const ROUND_ENTRIES = 48_000_000;

type Piece = Uint8Array<ArrayBuffer>;

/** Half as many lists as accounts: few terms share one, and their beginnings take little room. */
function bitsFor(accounts: number): number {
  return Math.max(10, Math.min(22, Math.ceil(Math.log2(Math.max(2, accounts))) - 1));
}

/**
 * The index of a structure file, in pieces. Same input, same bytes. O(terms) time, the names read once more for every
 * `roundEntries`; memory of 4 bytes an entry of a round and 12 bytes a list.
 */
export async function* encodeSearchIndex(
  read: ReadBytes,
  reading: NameReading,
  roundEntries = ROUND_ENTRIES,
): AsyncGenerator<Piece> {
  const file = await openSections(read);
  const bits = bitsFor(file.accounts);
  const lists = 2 ** bits;
  const counts = new Uint32Array(lists);
  await walkTerms(file, reading, (term) => {
    const list = term >>> (32 - bits);
    counts[list] = (counts[list] as number) + 1;
  });
  const starts = new Uint32Array(lists + 1);
  let length = 0;
  for (let from = 0; from < lists;) {
    const to = endOfRound(counts, from, roundEntries);
    const round = await fillRound({ file, reading, bits, counts }, from, to);
    for (const piece of encodeRound(round, starts, length)) {
      length += piece.length;
      yield piece;
    }
    from = to;
  }
  starts[lists] = length;
  if (length > 0xffff_ffff) throw new SchemeError('too_large', 'the search index would be larger than 4 GiB');
  yield* tail(starts, file.accounts);
}

function endOfRound(counts: Uint32Array, from: number, limit: number): number {
  let to = from;
  for (let sum = 0; to < counts.length; to += 1) {
    sum += counts[to] as number;
    if (sum > limit && to > from) break;
  }
  return to;
}

interface Filling {
  readonly file: FileSections;
  readonly reading: NameReading;
  readonly bits: number;
  readonly counts: Uint32Array;
}

interface Round {
  readonly from: number;
  readonly entries: Uint32Array;
  /** Where each list of the round begins among the entries, and where it really ends. */
  readonly begins: Uint32Array;
  readonly ends: Uint32Array;
}

async function fillRound({ file, reading, bits, counts }: Filling, from: number, to: number): Promise<Round> {
  const begins = new Uint32Array(to - from + 1);
  for (let list = from; list < to; list += 1)
    begins[list - from + 1] = (begins[list - from] as number) + (counts[list] as number);
  const entries = new Uint32Array(begins.at(-1) ?? 0);
  const ends = begins.slice(0, -1);
  await walkTerms(file, reading, (term, index) => {
    const list = (term >>> (32 - bits)) - from;
    if (list < 0 || list >= to - from) return;
    const end = ends[list] as number;
    // Accounts come in order, so a term that an account has twice stands right before.
    if (end > (begins[list] as number) && entries[end - 1] === index) return;
    entries[end] = index;
    ends[list] = end + 1;
  });
  return { from, entries, begins, ends };
}

function* encodeRound({ from, entries, begins, ends }: Round, starts: Uint32Array, length: number): Generator<Piece> {
  let piece = new Uint8Array(PIECE);
  let at = 0;
  let before = length;
  for (let list = 0; list < ends.length; list += 1) {
    starts[from + list] = before + at;
    let last = -1;
    for (let entry = begins[list] as number; entry < (ends[list] as number); entry += 1) {
      let gap = (entries[entry] as number) - last - 1;
      last = entries[entry] as number;
      for (; gap > 0x7f; gap = gap >>> 7) piece[at++] = (gap & 0x7f) | 0x80;
      piece[at++] = gap;
      if (at > PIECE - 8) {
        yield piece.subarray(0, at);
        before += at;
        piece = new Uint8Array(PIECE);
        at = 0;
      }
    }
  }
  if (at > 0) yield piece.subarray(0, at);
}

function* tail(starts: Uint32Array, accounts: number): Generator<Piece> {
  for (let from = 0; from < starts.length; from += PIECE / 4) {
    const part = starts.subarray(from, from + PIECE / 4);
    const bytes = new Uint8Array(part.length * 4);
    const view = new DataView(bytes.buffer);
    part.forEach((start, at) => view.setUint32(at * 4, start, true));
    yield bytes;
  }
  const trailer = new Uint8Array(TRAILER);
  const view = new DataView(trailer.buffer);
  for (let at = 0; at < MAGIC.length; at += 1) view.setUint8(at, MAGIC.charCodeAt(at));
  view.setUint32(8, starts.length - 1, true);
  view.setUint32(12, accounts, true);
  yield trailer;
}

async function walkTerms(
  file: FileSections,
  reading: NameReading,
  visit: (term: number, index: number) => void,
): Promise<void> {
  for (let from = 0; from < file.accounts; from += BLOCK_ACCOUNTS) {
    const to = Math.min(file.accounts, from + BLOCK_ACCOUNTS);
    const texts = await readSearchedTexts(file, from, to);
    texts.forEach((one, at) => eachTerm(one, reading, (term) => visit(term, from + at)));
  }
}

/** What accounts `[from, to)` are found by; empty where the table has nothing. */
export async function readSearchedTexts(file: FileSections, from: number, to: number): Promise<SearchedTexts[]> {
  const [ids, names, phones, idNumbers, bankCards] = await Promise.all(
    (['id', 'name', 'phone', 'id_number', 'bank_card'] as const).map((text) => readTexts(file, text, [from, to])),
  );
  return Array.from({ length: to - from }, (_, at) => ({
    id: ids?.[at] ?? '',
    name: names?.[at] ?? '',
    phone: phones?.[at] ?? '',
    idNumber: idNumbers?.[at] ?? '',
    bankCard: bankCards?.[at] ?? '',
  }));
}

/** An open search index. */
export interface SearchIndex {
  /** Bytes of the list that a term is in: how rare it is. */
  length(term: number): Promise<number>;
  /** The accounts of that list, ascending, in stretches; some may have another term that shares it. */
  accounts(term: number): AsyncGenerator<readonly number[]>;
}

/** Opens what `encodeSearchIndex` wrote. Throws SchemeError `unreadable` when it is not the index of so many accounts. */
export async function openSearchIndex(
  { size, read }: { readonly size: number; readonly read: ReadBytes },
  accounts: number,
): Promise<SearchIndex> {
  const trailer = await read(Math.max(0, size - TRAILER), TRAILER);
  const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.byteLength);
  const named = trailer.length === TRAILER && [...MAGIC].every((letter, at) => trailer[at] === letter.charCodeAt(0));
  if (!named || view.getUint32(12, true) !== accounts)
    throw new SchemeError('unreadable', 'this is not the search index of the structure');
  const lists = view.getUint32(8, true);
  const bits = Math.log2(lists);
  const table = size - TRAILER - (lists + 1) * 4;
  const bounds = async (term: number): Promise<readonly [number, number]> => {
    const bytes = await read(table + (term >>> (32 - bits)) * 4, 8);
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return [words.getUint32(0, true), words.getUint32(4, true)];
  };
  return {
    length: async (term) => {
      const [from, to] = await bounds(term);
      return to - from;
    },
    accounts: async function* (term) {
      yield* decodeList(read, await bounds(term));
    },
  };
}

const STRETCH = 1 << 16;

async function* decodeList(read: ReadBytes, [from, to]: readonly [number, number]): AsyncGenerator<readonly number[]> {
  let last = -1;
  let gap = 0;
  let shift = 0;
  for (let at = from; at < to; at += STRETCH) {
    const bytes = await read(at, Math.min(STRETCH, to - at));
    const accounts: number[] = [];
    for (const byte of bytes) {
      gap += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (byte > 0x7f) continue;
      last += gap + 1;
      accounts.push(last);
      gap = 0;
      shift = 0;
    }
    yield accounts;
  }
}

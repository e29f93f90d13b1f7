import { compareBytes } from './id-order.ts';
import type { FileSections } from './sections.ts';
import { readSection, readTextBlock, readWords } from './sections.ts';
import { encodeUtf8 } from '../reading/utf8.ts';

const BLOCK_ACCOUNTS = 1 << 13;

/** Index of the account with exactly this id. O(log accounts) reads. */
export async function findById(file: FileSections, id: string): Promise<number | undefined> {
  const wanted = encodeUtf8(id);
  const [found] = await readWords(file, 'idOrder', oneAt(await lowerBound(file, wanted)));
  return found !== undefined && compareBytes(await idBytes(file, found), wanted) === 0 ? found : undefined;
}

/**
 * Accounts whose id begins with a text, in order of ids, then those whose name contains it, the highest in the scheme
 * first; at most `limit`. O(log accounts) reads, and one pass over the names as far as needed.
 */
export async function searchIndexes(
  file: FileSections,
  text: string,
  limit: number,
): Promise<{ readonly indexes: readonly number[]; readonly more: boolean }> {
  const wanted = encodeUtf8(text);
  if (wanted.length === 0) return { indexes: [], more: false };
  const found = new Set<number>();
  const full = (): boolean => found.size > limit;
  for (const index of await accountsByIdPrefix(file, wanted, limit)) found.add(index);
  for (let from = 0; from < file.accounts && !full(); from += BLOCK_ACCOUNTS) {
    const block = await readTextBlock(file, 'name', [from, Math.min(file.accounts, from + BLOCK_ACCOUNTS)]);
    if (block === undefined) break;
    for (const at of cellsWith(block, wanted)) {
      found.add(from + at);
      if (full()) break;
    }
  }
  return { indexes: [...found].slice(0, limit), more: full() };
}

/** Accounts whose id begins with a text, in order of ids; one more than `limit` where there are. O(log accounts) reads. */
export async function accountsByIdPrefix(file: FileSections, wanted: Uint8Array, limit: number): Promise<number[]> {
  const start = await lowerBound(file, wanted);
  const indexes = await readWords(file, 'idOrder', [start, start + limit + 1]);
  const ids = await Promise.all(indexes.map((index) => idBytes(file, index)));
  const others = ids.findIndex((id) => !beginsWith(id, wanted));
  return others < 0 ? indexes : indexes.slice(0, others);
}

const oneAt = (at: number): readonly [number, number] => [at, at + 1];

async function idBytes(file: FileSections, index: number): Promise<Uint8Array> {
  const [from = 0, to = from] = await readWords(file, 'id.starts', [index, index + 2]);
  return readSection(file, 'id.bytes', [from, to - from]);
}

/** Position of the first id that does not stand before a text. */
async function lowerBound(file: FileSections, wanted: Uint8Array): Promise<number> {
  let low = 0;
  let high = file.accounts;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [index = 0] = await readWords(file, 'idOrder', oneAt(middle));
    if (compareBytes(await idBytes(file, index), wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beginsWith(bytes: Uint8Array, wanted: Uint8Array): boolean {
  return bytes.length >= wanted.length && wanted.every((byte, at) => bytes[at] === byte);
}

/** Cells of a block that contain a text; UTF-8 cannot match in the middle of a character. */
function* cellsWith(
  { starts, bytes }: { readonly starts: readonly number[]; readonly bytes: Uint8Array },
  wanted: Uint8Array,
): Generator<number> {
  let cell = 0;
  for (let at = indexOfBytes(bytes, wanted, 0); at >= 0;) {
    while ((starts[cell + 1] as number) <= at) cell += 1;
    const end = starts[cell + 1] as number;
    if (at + wanted.length <= end) yield cell;
    at = indexOfBytes(bytes, wanted, at + wanted.length <= end ? end : at + 1);
  }
}

function indexOfBytes(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] as number;
  const last = wanted.length - 1;
  for (let at = bytes.indexOf(first, from); at >= 0 && at + last < bytes.length; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same <= last && bytes[at + same] === wanted[same]) same += 1;
    if (same > last) return at;
  }
  return -1;
}

import type { Texts } from '../structure/partition.ts';
import { compareBytes } from '../structure-file/id-order.ts';
import type { FileSections } from '../structure-file/sections.ts';
import { readTexts, readWords } from './read-columns.ts';

/** Accounts of two snapshots side by side; -1 where a snapshot does not have one. */
export interface Pairs {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Lets others work now and then. */
export type Pause = () => Promise<void>;

/** So much is done before others get their turn. */
export const SLICE = 50_000;

interface Ids {
  readonly accounts: number;
  /** Indexes in byte order of the ids. */
  readonly order: Uint32Array;
  readonly texts: Texts;
}

/** Pairs the accounts of two snapshots that have the same id, in byte order of the ids. O(bytes of ids); 8 bytes a pair. */
export async function pairAccounts(before: FileSections, after: FileSections, pause: Pause): Promise<Pairs> {
  const [one, other] = [await readIds(before), await readIds(after)];
  const most = one.accounts + other.accounts;
  const pairs = { before: new Int32Array(most), after: new Int32Array(most) };
  let count = 0;
  for (let left = 0, right = 0; left < one.accounts || right < other.accounts; count += 1) {
    if (count % SLICE === 0) await pause();
    const order = compareNext(one, other, { left, right });
    pairs.before[count] = order <= 0 ? (one.order[left] as number) : -1;
    pairs.after[count] = order >= 0 ? (other.order[right] as number) : -1;
    if (order <= 0) left += 1;
    if (order >= 0) right += 1;
  }
  return { before: pairs.before.slice(0, count), after: pairs.after.slice(0, count) };
}

async function readIds(file: FileSections): Promise<Ids> {
  const texts = (await readTexts(file, 'id')) ?? {
    offsets: new Uint32Array(file.accounts + 1),
    bytes: new Uint8Array(0),
  };
  return { accounts: file.accounts, order: await readWords(file, 'idOrder'), texts };
}

/** Which snapshot has the next id in byte order: below 0 the first, above 0 the second, 0 both. */
function compareNext(one: Ids, other: Ids, { left, right }: { readonly left: number; readonly right: number }): number {
  if (left === one.accounts) return 1;
  if (right === other.accounts) return -1;
  return compareBytes(textAt(one, left), textAt(other, right));
}

function textAt({ order, texts: { offsets, bytes } }: Ids, place: number): Uint8Array {
  const index = order[place] as number;
  return bytes.subarray(offsets[index], offsets[index + 1]);
}

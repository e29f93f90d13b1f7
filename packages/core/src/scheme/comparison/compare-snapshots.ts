import { sameText } from '../structure/partition.ts';
import type { FileText } from '../structure-file/layout.ts';
import type { FileSections } from '../structure-file/sections.ts';
import type { Pairs, Pause } from './pair-accounts.ts';
import { pairAccounts, SLICE } from './pair-accounts.ts';
import { readAmounts, readLines, readTexts } from './read-columns.ts';

export type { Pairs } from './pair-accounts.ts';

export const CHANGES = ['added', 'removed', 'moved', 'person', 'money'] as const;
export type Change = (typeof CHANGES)[number];

/** Columns by which a person is recognised. */
export const COMPARED_KEYS = ['id_number', 'phone', 'bank_card'] as const satisfies readonly FileText[];

/** Changes in the order of ids. One account can be in several lists of changes. */
export interface Comparison {
  readonly unchanged: number;
  readonly lists: Readonly<Record<Change, Pairs>>;
  /** By head of the line, in byte order of its id; a moved account counts in its new line. */
  readonly lines: readonly LineChanges[];
}

export interface LineChanges extends Readonly<Record<Change, number>> {
  /** Indexes of the head; -1 where the snapshot does not have it. */
  readonly before: number;
  readonly after: number;
}

/** Two snapshots, the accounts of which are paired. */
interface Compared {
  readonly before: FileSections;
  readonly after: FileSections;
  readonly pairs: Pairs;
  /** A bit for each change of a pair, in the order of `CHANGES`. */
  readonly changes: Uint8Array;
  readonly pause: Pause;
}

/**
 * Compares the structure files of two snapshots by the ids of their accounts: those that are new, gone, recommended by
 * somebody else, with another key of a person, or with other amounts. A key that only one of them has as a column is no
 * change. One column is in memory at a time: 9 bytes for each id, and for each account of both files its text in the
 * widest of the columns compared and 4 bytes. O(accounts + bytes of texts). `pause` is called now and then.
 */
export async function compareSnapshots(before: FileSections, after: FileSections, pause: Pause): Promise<Comparison> {
  const pairs = await pairAccounts(before, after, pause);
  const compared = { before, after, pairs, pause, changes: new Uint8Array(pairs.before.length) };
  markOneSided(compared);
  await markTexts(compared, 'recommender', 'moved');
  for (const column of COMPARED_KEYS) await markTexts(compared, column, 'person');
  await markAmounts(compared);
  const lines = await countByLine(compared);
  const lists = Object.fromEntries(CHANGES.map((change) => [change, listOf(compared, change)]));
  return {
    unchanged: compared.changes.reduce((sum, bits) => sum + (bits === 0 ? 1 : 0), 0),
    lists: lists as Comparison['lists'],
    lines,
  };
}

const bitOf = (change: Change): number => 1 << CHANGES.indexOf(change);

function markOneSided({ pairs, changes }: Compared): void {
  for (let pair = 0; pair < changes.length; pair += 1)
    changes[pair] =
      (pairs.before[pair] as number) < 0 ? bitOf('added') : (pairs.after[pair] as number) < 0 ? bitOf('removed') : 0;
}

/** Marks the accounts that both have and that differ. */
async function markWhere(
  { pairs, changes, pause }: Compared,
  change: Change,
  differs: (before: number, after: number) => boolean,
): Promise<void> {
  const bit = bitOf(change);
  for (let pair = 0; pair < changes.length; pair += 1) {
    if (pair % SLICE === 0) await pause();
    const left = pairs.before[pair] as number;
    const right = pairs.after[pair] as number;
    if (left >= 0 && right >= 0 && differs(left, right)) changes[pair] = (changes[pair] as number) | bit;
  }
}

async function markTexts(compared: Compared, column: FileText, change: Change): Promise<void> {
  const before = await readTexts(compared.before, column);
  const after = before && (await readTexts(compared.after, column));
  if (before === undefined || after === undefined) return;
  await markWhere(compared, change, (left, right) => !sameText(before, left, after, right));
}

async function markAmounts(compared: Compared): Promise<void> {
  const [before, after] = [await readAmounts(compared.before), await readAmounts(compared.after)];
  await markWhere(
    compared,
    'money',
    (left, right) => before.paidIn[left] !== after.paidIn[right] || before.paidOut[left] !== after.paidOut[right],
  );
}

function listOf({ pairs, changes }: Compared, change: Change): Pairs {
  const bit = bitOf(change);
  const count = changes.reduce((sum, bits) => sum + ((bits & bit) === 0 ? 0 : 1), 0);
  const list = { before: new Int32Array(count), after: new Int32Array(count) };
  let end = 0;
  for (let pair = 0; pair < changes.length; pair += 1) {
    if (((changes[pair] as number) & bit) === 0) continue;
    list.before[end] = pairs.before[pair] as number;
    list.after[end] = pairs.after[pair] as number;
    end += 1;
  }
  return list;
}

/** Counts changes in the line of the account in the later snapshot; in the earlier one when it is gone. */
async function countByLine({ before, after, pairs, changes, pause }: Compared): Promise<LineChanges[]> {
  const sides = {
    before: { lineOf: await readLines(before), pairOf: invert(pairs.before, before.accounts) },
    after: { lineOf: await readLines(after), pairOf: invert(pairs.after, after.accounts) },
  };
  const lines = new Map<number, Record<Change, number> & { before: number; after: number }>();
  for (let pair = 0; pair < changes.length; pair += 1) {
    if (pair % SLICE === 0) await pause();
    const bits = changes[pair] as number;
    if (bits === 0) continue;
    const side = (pairs.after[pair] as number) < 0 ? 'before' : 'after';
    const head = sides[side].lineOf[pairs[side][pair] as number] as number;
    const key = sides[side].pairOf[head] as number;
    const line = lines.get(key) ?? { before: -1, after: -1, added: 0, removed: 0, moved: 0, person: 0, money: 0 };
    line[side] = head;
    for (const change of CHANGES) if ((bits & bitOf(change)) !== 0) line[change] += 1;
    lines.set(key, line);
  }
  return [...lines].toSorted(([one], [other]) => one - other).map(([, line]) => line);
}

/** The pair of each account. */
function invert(side: Int32Array, accounts: number): Int32Array {
  const pairOf = new Int32Array(accounts);
  for (let pair = 0; pair < side.length; pair += 1) {
    const account = side[pair] as number;
    if (account >= 0) pairOf[account] = pair;
  }
  return pairOf;
}

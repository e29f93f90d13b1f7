import { closeSync, openSync, writeSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { Structure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { CsvBuffer } from '@qingyuan/core/scheme/results/csv-buffer';
import type { ThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import type { ThresholdCounts } from '@qingyuan/core/scheme/results/write-results';
import { fetchFigures, writeAccounts, writePersons } from '@qingyuan/core/scheme/results/write-results';

/**
 * The files with a line or none for each row, written by several threads at once: each takes the next block of rows,
 * forms its lines for both files while the figures of those rows are at hand, learns from the block before where they
 * go, and writes them there.
 */
export interface BlockWork {
  readonly accounts: string;
  readonly persons: string;
  readonly structure: Structure;
  readonly rules: ThresholdRules;
  /** Words of `STATE`. */
  readonly state: Int32Array;
  /** Byte positions at which each block begins, in either file; not yet known beyond `STATE.known`. */
  readonly starts: Float64Array;
}

/** Byte positions or lengths in both files. */
type Positions = readonly [accounts: number, persons: number];

const STATE = { next: 0, known: 1, failed: 2 } as const;
const BLOCK_ROWS = 1 << 13;
/** How long a thread waits before it looks whether another has died. */
const PATIENCE_MS = 50;

/** Prepares the work for the threads; lines begin behind the headers. */
export function planBlocks(work: Omit<BlockWork, 'state' | 'starts'>, headers: Positions): BlockWork {
  const blocks = Math.ceil(work.structure.table.rows / BLOCK_ROWS);
  const starts = new Float64Array(new SharedArrayBuffer((blocks + 1) * 16));
  starts.set(headers);
  return { ...work, state: new Int32Array(new SharedArrayBuffer(12)), starts };
}

/** Forms and writes blocks until none is left or another thread has failed; counts the persons it wrote. */
export async function writeBlocks(work: BlockWork): Promise<ThresholdCounts> {
  const { state, structure, rules } = work;
  const files = [openSync(work.accounts, 'r+'), openSync(work.persons, 'r+')] as const;
  const accounts = new CsvBuffer(1 << 21);
  const persons = new CsvBuffer(1 << 20);
  const counts: ThresholdCounts = { persons: 0, meets30x3: 0, meets120: 0, meets2m5: 0 };
  try {
    const blocks = work.starts.length / 2 - 1;
    for (let block = Atomics.add(state, STATE.next, 1); block < blocks; block = Atomics.add(state, STATE.next, 1)) {
      const range = { from: block * BLOCK_ROWS, to: Math.min(structure.table.rows, (block + 1) * BLOCK_ROWS) };
      accounts.length = 0;
      persons.length = 0;
      fetchFigures(structure, range);
      writeAccounts(structure, range, accounts);
      addCounts(counts, writePersons(structure, rules, { ...range, out: persons }));
      const positions = await takePositions(work, block, [accounts.length, persons.length]);
      if (positions === undefined) break;
      writeFully(files[0], accounts.bytes.subarray(0, accounts.length), positions[0]);
      writeFully(files[1], persons.bytes.subarray(0, persons.length), positions[1]);
    }
    return counts;
  } catch (error) {
    abandonBlocks(work);
    throw error;
  } finally {
    for (const file of files) closeSync(file);
  }
}

/** Makes every thread that is at the work stop and wait for no block any more. */
export function abandonBlocks({ state }: BlockWork): void {
  Atomics.store(state, STATE.failed, 1);
  Atomics.notify(state, STATE.known);
}

/**
 * Waits until the block before has said where this one begins, and says it for the next; undefined when the work was
 * abandoned meanwhile.
 */
async function takePositions(
  { state, starts }: BlockWork,
  block: number,
  lengths: Positions,
): Promise<Positions | undefined> {
  for (let known = Atomics.load(state, STATE.known); known < block; known = Atomics.load(state, STATE.known)) {
    if (Atomics.load(state, STATE.failed) === 1) return undefined;
    // A thread that has died says nothing itself: now and then the events that tell of it must have their turn.
    if (Atomics.wait(state, STATE.known, known, PATIENCE_MS) === 'timed-out') await turn();
  }
  const at = block * 2;
  const positions: Positions = [starts[at] as number, starts[at + 1] as number];
  starts[at + 2] = positions[0] + lengths[0];
  starts[at + 3] = positions[1] + lengths[1];
  Atomics.store(state, STATE.known, block + 1);
  Atomics.notify(state, STATE.known);
  return positions;
}

function writeFully(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

export function addCounts(sum: ThresholdCounts, more: ThresholdCounts): void {
  sum.persons += more.persons;
  sum.meets30x3 += more.meets30x3;
  sum.meets120 += more.meets120;
  sum.meets2m5 += more.meets2m5;
}

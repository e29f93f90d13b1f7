import { closeSync, openSync, writeSync } from 'node:fs';
import type { Structure } from '@qingyuan/core/scheme/analyse-structure';
import { CsvBuffer } from '@qingyuan/core/scheme/csv-buffer';
import type { ThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import type { ThresholdCounts } from '@qingyuan/core/scheme/write-results';
import { fetchFigures, writeAccounts, writePersons } from '@qingyuan/core/scheme/write-results';

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

const STATE = { next: 0, known: 1, failed: 2 } as const;
const BLOCK_ROWS = 1 << 13;

/** Prepares the work for the threads; lines begin behind the headers. */
export function planBlocks(work: Omit<BlockWork, 'state' | 'starts'>, headers: readonly [accounts: number, persons: number]): BlockWork {
  const blocks = Math.ceil(work.structure.table.rows / BLOCK_ROWS);
  const starts = new Float64Array(new SharedArrayBuffer((blocks + 1) * 16));
  starts.set(headers);
  return { ...work, state: new Int32Array(new SharedArrayBuffer(12)), starts };
}

/** Forms and writes blocks until none is left; counts the persons it wrote. */
export function writeBlocks(work: BlockWork): ThresholdCounts {
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
      const positions = takePositions(work, block, [accounts.length, persons.length]);
      writeFully(files[0], accounts.bytes.subarray(0, accounts.length), positions[0]);
      writeFully(files[1], persons.bytes.subarray(0, persons.length), positions[1]);
    }
    return counts;
  } catch (error) {
    Atomics.store(state, STATE.failed, 1);
    Atomics.notify(state, STATE.known);
    throw error;
  } finally {
    for (const file of files) closeSync(file);
  }
}

/** Waits until the block before has said where this one begins, and says it for the next. */
function takePositions({ state, starts }: BlockWork, block: number, lengths: readonly [number, number]): readonly [number, number] {
  for (let known = Atomics.load(state, STATE.known); known < block; known = Atomics.load(state, STATE.known)) {
    if (Atomics.load(state, STATE.failed) === 1) throw new Error('another thread failed to write');
    Atomics.wait(state, STATE.known, known, 1000);
  }
  const at = block * 2;
  const positions = [starts[at] as number, starts[at + 1] as number] as const;
  starts[at + 2] = positions[0] + lengths[0];
  starts[at + 3] = positions[1] + lengths[1];
  Atomics.store(state, STATE.known, block + 1);
  Atomics.notify(state, STATE.known);
  return positions;
}

function writeFully(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

export function addCounts(sum: ThresholdCounts, more: ThresholdCounts): void {
  sum.persons += more.persons;
  sum.meets30x3 += more.meets30x3;
  sum.meets120 += more.meets120;
  sum.meets2m5 += more.meets2m5;
}

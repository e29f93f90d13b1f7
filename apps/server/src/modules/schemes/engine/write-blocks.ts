import { closeSync, openSync, writeSync } from 'node:fs';
import type { Structure } from '@qingyuan/core/scheme/analyse-structure';
import { CsvBuffer } from '@qingyuan/core/scheme/csv-buffer';
import type { ThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import type { ThresholdCounts } from '@qingyuan/core/scheme/write-results';
import { writeAccounts, writePersons } from '@qingyuan/core/scheme/write-results';

/**
 * A file with a line or none for each row, written by several threads at once: each takes the next block of rows, forms
 * its lines, learns from the block before where they go, and writes them there.
 */
export interface BlockWork {
  readonly path: string;
  readonly file: 'accounts' | 'persons';
  readonly structure: Structure;
  readonly rules: ThresholdRules;
  /** Words of `STATE`. */
  readonly state: Int32Array;
  /** Byte position at which each block begins; -1 until known. */
  readonly starts: BigInt64Array;
}

const STATE = { next: 0, known: 1, failed: 2 } as const;
const BLOCK_ROWS = 1 << 15;

/** Prepares the work for the threads; lines begin at byte `header`. */
export function planBlocks(work: Omit<BlockWork, 'state' | 'starts'>, header: number): BlockWork {
  const blocks = Math.ceil(work.structure.table.rows / BLOCK_ROWS);
  const starts = new BigInt64Array(new SharedArrayBuffer((blocks + 1) * 8)).fill(-1n);
  starts[0] = BigInt(header);
  return { ...work, state: new Int32Array(new SharedArrayBuffer(12)), starts };
}

/** Forms and writes blocks until none is left; counts the persons it wrote. */
export function writeBlocks(work: BlockWork): ThresholdCounts {
  const { state, structure } = work;
  const file = openSync(work.path, 'r+');
  const out = new CsvBuffer(1 << 22);
  const counts: ThresholdCounts = { persons: 0, meets30x3: 0, meets120: 0, meets2m5: 0 };
  try {
    const blocks = work.starts.length - 1;
    for (let block = Atomics.add(state, STATE.next, 1); block < blocks; block = Atomics.add(state, STATE.next, 1)) {
      const range = { from: block * BLOCK_ROWS, to: Math.min(structure.table.rows, (block + 1) * BLOCK_ROWS) };
      out.length = 0;
      if (work.file === 'accounts') writeAccounts(structure, range, out);
      else addCounts(counts, writePersons(structure, work.rules, { ...range, out }));
      const position = takePosition(work, block, out.length);
      writeFully(file, out.bytes.subarray(0, out.length), position);
    }
    return counts;
  } catch (error) {
    Atomics.store(state, STATE.failed, 1);
    Atomics.notify(state, STATE.known);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Waits until the block before has said where this one begins, and says it for the next. */
function takePosition({ state, starts }: BlockWork, block: number, length: number): number {
  for (let known = Atomics.load(state, STATE.known); known < block; known = Atomics.load(state, STATE.known)) {
    if (Atomics.load(state, STATE.failed) === 1) throw new Error('another thread failed to write');
    Atomics.wait(state, STATE.known, known, 1000);
  }
  const position = Atomics.load(starts, block);
  Atomics.store(starts, block + 1, position + BigInt(length));
  Atomics.store(state, STATE.known, block + 1);
  Atomics.notify(state, STATE.known);
  return Number(position);
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

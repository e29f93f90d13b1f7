import { closeSync, openSync, readSync } from 'node:fs';
import type { MemberTable } from '@qingyuan/core/scheme/reading/member-table';
import { concatTables } from '@qingyuan/core/scheme/reading/member-table';
import type { ExpectedSize, ReadPlan } from '@qingyuan/core/scheme/reading/member-reader';
import { MemberReader } from '@qingyuan/core/scheme/reading/member-reader';
import type { TableRoom, TableSize } from '@qingyuan/core/scheme/reading/table-room';
import { guessRoom, makeRoom, sizeFromSample, stretchOfRoom } from '@qingyuan/core/scheme/reading/table-room';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import type { TableSource } from '../../../platform/tabular/table-source.ts';
import type { EngineThreads } from './engine-threads.ts';

/** A stretch of a plain file: rows that begin in `[start, limit)`; the last of them may reach up to `end`. */
export interface Stretch {
  readonly path: string;
  readonly plan: ReadPlan;
  readonly start: number;
  readonly limit: number;
  readonly end: number;
  /** `start` is a guess: reading begins behind the first line end from `start - 1` on. */
  readonly guess: boolean;
  readonly room: TableRoom;
}

export interface StretchRead {
  readonly table: MemberTable;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Row from 1 within the stretch whose quote is never closed; otherwise 0. */
  readonly unclosedRow: number;
  /** The columns are in the room that they were given. */
  readonly fits: boolean;
}

const NEWLINE = 0x0a;
const PROBE = 1 << 16;

/** Reads a stretch at full speed on the calling thread. */
export function readStretch(stretch: Stretch): StretchRead {
  const file = openSync(stretch.path, 'r');
  try {
    const { plan, limit, end, room } = stretch;
    const start = stretch.guess ? firstLineEnd(file, stretch) : stretch.start;
    const reader = new MemberReader(plan, { start, limit, room });
    const { feeder } = reader;
    for (let at = start; !feeder.done && reader.unclosedRow === 0;) {
      const space = feeder.space();
      const count = readSync(file, space, 0, Math.min(space.length, end - at), at);
      at += count;
      feeder.filled(count, count === 0 || at >= end);
      if (count === 0) break;
    }
    const { fits, unclosedRow } = reader;
    return { table: reader.table(), startedAt: start, endedAt: feeder.position, unclosedRow, fits };
  } finally {
    closeSync(file);
  }
}

function firstLineEnd(file: number, { start, end }: Stretch): number {
  const probe = Buffer.alloc(PROBE);
  for (let at = start - 1; at < end; at += PROBE) {
    const count = readSync(file, probe, 0, Math.min(PROBE, end - at), at);
    const found = probe.subarray(0, count).indexOf(NEWLINE);
    if (found >= 0) return at + found + 1;
    if (count === 0) break;
  }
  return end;
}

/** Where the data rows of a plain file lie. */
export interface RawRows {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the data rows of a plain file with several threads. Each guesses where its first row begins; a guess counts only
 * if the rows before it end exactly there (line breaks inside quotes make it fail), otherwise that stretch is read anew
 * from the right place. So the result is the same for any number of threads.
 */
export async function readRaw(raw: RawRows, plan: ReadPlan, threads: EngineThreads): Promise<MemberTable> {
  const { path, start, end } = raw;
  const count = threads.forBytes(end - start);
  const bound = (index: number): number => start + Math.floor(((end - start) * index) / count);
  const room = makeRoom(plan, measureRows(raw, plan));
  const stretches = Array.from({ length: count }, (_, index): Stretch => ({
    path,
    plan,
    start: bound(index),
    limit: bound(index + 1),
    end,
    guess: index > 0,
    room: stretchOfRoom(room, index, count),
  }));
  const reads = await threads.runAll(stretches.map((stretch) => ({ kind: 'read', stretch })));
  const parts: StretchRead[] = [];
  let at = start;
  for (const [index, read] of reads.entries()) {
    const stretch = stretches[index];
    if (stretch === undefined || at >= stretch.limit) continue;
    const part = read.startedAt === at ? read : readStretch({ ...stretch, start: at, guess: false });
    parts.push(part);
    at = part.endedAt;
    if (part.unclosedRow > 0) throw unclosed(parts);
  }
  const tables = parts.map((part) => part.table);
  return checked(parts.every((part) => part.fits) ? concatTables(tables, room) : concatTables(tables));
}

const SAMPLES = 8;
const SAMPLE_BYTES = 1 << 17;

/**
 * Measures how much room the rows of a file will take by some that lie all over it. Where the guess falls short, a thread
 * takes larger memory, and the parts are copied together in the end.
 */
function measureRows(raw: RawRows, plan: ReadPlan): TableSize {
  const step = Math.max(SAMPLE_BYTES, Math.ceil((raw.end - raw.start) / SAMPLES));
  const samples: StretchRead[] = [];
  for (let start = raw.start; start < raw.end; start += step) {
    const limit = Math.min(raw.end, start + SAMPLE_BYTES);
    const room = guessRoom(plan, 4096);
    // A guess may take the inside of a cell for its outside: what is read from there must not run on and on.
    const end = Math.min(raw.end, limit + SAMPLE_BYTES);
    samples.push(readStretch({ path: raw.path, end, plan, start, limit, guess: start > raw.start, room }));
  }
  const read = samples.reduce((sum, { startedAt, endedAt }) => sum + Math.max(0, endedAt - startedAt), 0);
  const share = Math.max(1, read) / Math.max(1, raw.end - raw.start);
  return sizeFromSample(
    samples.map(({ table }) => table),
    share,
  );
}

function unclosed(parts: readonly Pick<StretchRead, 'table' | 'unclosedRow'>[]): SchemeError {
  const before = parts.slice(0, -1).reduce((sum, part) => sum + part.table.rows, 0);
  const row = before + (parts.at(-1)?.unclosedRow ?? 0);
  return new SchemeError(
    'unclosed_quote',
    `row ${row}: a quote is opened and never closed; the file may be cut off, or a " in the text must be doubled`,
    row,
  );
}

/**
 * How much a stream of rows will bring: rows where they were counted; otherwise, for a text file of so many bytes, as
 * much UTF-8 as that can become.
 */
export function expectedSize({ rows, encoding }: TableSource, fileBytes: number): ExpectedSize {
  if (rows !== undefined) return { rows };
  return { bytes: encoding === 'utf-8' ? fileBytes : fileBytes * 1.5 };
}

/** Reads data rows that come as a stream, e.g. out of a spreadsheet or a vault. */
export async function readStream(
  chunks: AsyncIterable<Uint8Array>,
  plan: ReadPlan,
  expected: ExpectedSize = {},
): Promise<MemberTable> {
  const room = guessRoom(plan, 4096);
  const reader = new MemberReader(plan, { start: 0, limit: Number.MAX_SAFE_INTEGER, room, expected });
  for await (const chunk of chunks) reader.feeder.push(chunk);
  reader.feeder.filled(0, true);
  const table = reader.table();
  if (reader.unclosedRow > 0) throw unclosed([{ table, unclosedRow: reader.unclosedRow }]);
  return checked(table);
}

function checked(table: MemberTable): MemberTable {
  if (table.rows === 0) throw new SchemeError('empty', 'the table has a header but no rows');
  return table;
}

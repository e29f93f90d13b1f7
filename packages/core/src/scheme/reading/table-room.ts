import type { TextColumn } from './cells.ts';
import { sharedFloat64, textRoom } from './cells.ts';
import type { ReadPlan } from './member-reader.ts';
import { moneyColumns, textColumns } from './member-reader.ts';
import type { MemberTable } from './member-table.ts';
import { listColumns } from './member-table.ts';

/** Shared memory into which the columns of a table are read, listed as in `TableColumns`. */
export interface TableRoom {
  readonly texts: readonly TextColumn[];
  readonly money: readonly Float64Array[];
}

/** How much a table, or a stretch of one, will need. */
export interface TableSize {
  readonly rows: number;
  /** Bytes of each text column. */
  readonly texts: readonly number[];
}

/** Room for a table. */
export function makeRoom(plan: ReadPlan, { rows, texts }: TableSize): TableRoom {
  return {
    texts: textColumns(plan).map(({ kind }, at) => textRoom(kind, { rows, bytes: texts[at] ?? 0 })),
    money: moneyColumns(plan).map(() => sharedFloat64(rows)),
  };
}

/** Room for a table of which only the rows can be guessed. */
export function guessRoom(plan: ReadPlan, rows: number): TableRoom {
  return makeRoom(plan, { rows, texts: textColumns(plan).map(() => rows * 12) });
}

/** Stretch `index` of `count` of a room: threads read into one memory, and their parts only have to move together. */
export function stretchOfRoom({ texts, money }: TableRoom, index: number, count: number): TableRoom {
  const part = (length: number): readonly [number, number] => [
    Math.floor((length / count) * index),
    Math.floor((length / count) * (index + 1)),
  ];
  return {
    texts: texts.map(({ offsets, bytes, hashes }) => ({
      offsets: offsets.subarray(...part(offsets.length)),
      bytes: bytes.subarray(...part(bytes.length)),
      hashes: hashes.subarray(...part(hashes.length)),
    })),
    money: money.map((fen) => fen.subarray(...part(fen.length))),
  };
}

/** The size of a table whose sample makes up `share` of it, with a tenth to spare; virtual memory costs nothing. */
export function sizeFromSample(samples: readonly MemberTable[], share: number): TableSize {
  const scaled = (count: number): number => Math.ceil((count / share) * 1.1) + 65_536;
  const lists = samples.map((sample) => listColumns(sample).texts);
  return {
    rows: scaled(samples.reduce((sum, sample) => sum + sample.rows, 0)),
    texts: (lists[0] ?? []).map((_, at) =>
      scaled(lists.reduce((sum, texts) => sum + (texts[at]?.bytes.length ?? 0), 0)),
    ),
  };
}

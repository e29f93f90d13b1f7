import { ACTIVE_WORDS } from '@qingyuan/core/scheme/bases/basis';
import type { Choice } from '@qingyuan/core/scheme/choices/choice';
import type { ColumnMapping } from '@qingyuan/core/scheme/reading/columns';
import { type PersonKey, planReading } from '@qingyuan/core/scheme/reading/member-reader';
import type { InsightRules } from '@qingyuan/core/scheme/insight/insight-rules';
import type { SourceSeal } from '@qingyuan/core/scheme/results/summary';
import type { ThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import type { TableSource } from '../../../platform/tabular/table-source.ts';
import type { TableFigures } from './analyse-table.messages.ts';
import { threadsOfMachine } from './engine-threads.ts';
import { expectedSize } from './read-rows.ts';
import { TableThread } from './table-thread.ts';

export type AnalysisStage = 'reading' | 'structure' | 'persons' | 'writing';

export interface TableAnalysis<Kept> {
  readonly table: TableSource;
  /** Role → index of its column, as `chooseMemberTable` gives it. */
  readonly mapping: ColumnMapping;
  /** What makes accounts one person; an empty list takes each account as a person of its own. */
  readonly persons: readonly PersonKey[];
  readonly rules: ThresholdRules;
  /** What kinds of pay count as, and what is pointed out as suspicious. */
  readonly insightRules: InsightRules;
  /** Decisions about the data, in the order in which they were made. */
  readonly choices?: readonly Choice[];
  /** What the column `active` says of an activated account; the usual words without it. */
  readonly activeWords?: readonly string[] | undefined;
  /** The sealed original in which the table was found. */
  readonly source: SourceSeal;
  readonly signal?: AbortSignal;
  /** Hears how far the whole is, 0 to 1, and what is being done. */
  readonly onProgress?: (fraction: number, stage: AnalysisStage) => void;
  /** Stores a file that comes in pieces, e.g. `vault.putDerived`; when the pieces end with an error, nothing may stay. */
  readonly keep: (pieces: AsyncIterable<Uint8Array>) => Promise<Kept>;
}

export interface AnalysedTable<Kept> extends TableFigures {
  /** findings.csv as formats.md describes it. */
  readonly findingsFile: Kept;
  /** For `openStructureFile`. */
  readonly structureFile: Kept;
  /** For `openInsightFile`. */
  readonly insightFile: Kept;
  /** The tree of placement with its structure file; undefined when the table has none. */
  readonly placement: { readonly figures: TableFigures; readonly file: Kept; readonly findingsFile: Kept } | undefined;
}

/** Share of the whole at which each stage begins; reading and writing take most of the time. */
const BEGINS: Readonly<Record<AnalysisStage, number>> = { reading: 0, structure: 0.5, persons: 0.6, writing: 0.7 };

/**
 * Analyses a table of members on a thread of its own; this thread only passes bytes on. Throws SchemeError when the table
 * cannot be analysed, and the reason of `signal` (an AbortError) as soon as it says so; the thread is gone either way.
 */
export async function analyseTable<Kept>(analysis: TableAnalysis<Kept>): Promise<AnalysedTable<Kept>> {
  const { table, mapping, persons, rules, insightRules, source, signal, keep, onProgress = () => undefined } = analysis;
  signal?.throwIfAborted();
  const plan = planReading({ columns: table.columns, delimiter: table.delimiter, mapping, persons, withTexts: true });
  const { choices = [], activeWords = ACTIVE_WORDS } = analysis;
  const threads = threadsOfMachine();
  const expected = expectedSize(table, source.bytes);
  const work = { plan, expected, rules, insightRules, source: [source], choices, activeWords, threads };
  const thread = new TableThread(work, (step) => onProgress(BEGINS[step], step));
  const stop = (): void => void thread.stop(reasonOf(signal));
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await sendRows(thread, analysis, onProgress);
    const { figures } = await thread.ask({ kind: 'analyse' });
    onProgress(BEGINS.writing, 'writing');
    const findingsFile = await keep(thread.pieces('findings'));
    onProgress(0.75, 'writing');
    const structureFile = await keep(thread.pieces('structure'));
    onProgress(0.82, 'writing');
    const insightFile = await keep(thread.pieces('insight'));
    onProgress(0.88, 'writing');
    const second = await thread.ask({ kind: 'placement' });
    const placement = second.figures && {
      figures: second.figures,
      findingsFile: await keep(thread.pieces('placementFindings')),
      file: await keep(thread.pieces('placement')),
    };
    signal?.throwIfAborted();
    onProgress(1, 'writing');
    return { ...figures, findingsFile, structureFile, insightFile, placement };
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.stop(new Error('the analysis is over'));
  }
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new DOMException('the analysis was stopped', 'AbortError');
}

const BLOCK = 1 << 20;

/** Sends rows in blocks; the next is filled while the thread works on the last. */
async function sendRows<Kept>(
  thread: TableThread,
  { table, source, signal }: TableAnalysis<Kept>,
  onProgress: (fraction: number, stage: AnalysisStage) => void,
): Promise<void> {
  let taken: Promise<unknown> = Promise.resolve();
  let sent = 0;
  onProgress(0, 'reading');
  for await (const bytes of inBlocks(table.open(signal))) {
    signal?.throwIfAborted();
    await taken;
    sent +=
      table.rows === undefined ? bytes.length / Math.max(1, source.bytes) : countLines(bytes) / Math.max(1, table.rows);
    onProgress(BEGINS.structure * Math.min(1, sent), 'reading');
    taken = thread.ask({ kind: 'rows', bytes });
    // Unhandled until awaited above; the source is read meanwhile.
    taken.catch(() => undefined);
  }
  await taken;
}

async function* inBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let block = new Uint8Array(BLOCK);
  let end = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + BLOCK - end);
      block.set(part, end);
      at += part.length;
      end += part.length;
      if (end < BLOCK) continue;
      yield block;
      block = new Uint8Array(BLOCK);
      end = 0;
    }
  }
  if (end > 0) yield block.slice(0, end);
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}

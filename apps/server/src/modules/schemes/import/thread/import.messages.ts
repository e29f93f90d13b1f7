import type { ColumnValues, SourceCheck } from '@qingyuan/contract/scheme-import';
import type { JoinedTable } from '@qingyuan/contract/scheme-join';
import type { TableSource } from '../../../../platform/tabular/table-source.ts';
import type { ChosenTable } from '../../engine/member-tables.ts';
import type { AnalysisOptions } from '../../schemes.figures.ts';
import type { SourceLook, SourceWish } from '../look-at-source.ts';
import type { ValuesWanted } from '../column-values.ts';
import type { Original } from '../open-members.ts';

/** An original without its bytes, which stay with the thread that may open them. */
export type OriginalNote = Omit<Original, 'source'> & { readonly size: number };

/** What the thread is given when it starts: the item of the members first. */
export interface ImportWork {
  readonly originals: readonly OriginalNote[];
}

/** The table of members without its rows, which are asked for by `rows`. */
export interface SentTable {
  readonly table: Omit<TableSource, 'open' | 'raw'>;
  readonly mapping: ChosenTable['mapping'];
}

export interface SentMembers extends SentTable {
  readonly joined: readonly JoinedTable[] | undefined;
}

export type CheckSummary = Omit<SourceCheck, 'evidenceId'>;

/** What the thread can do; asked one at a time. */
export interface ImportTasks {
  /** What a file holds. */
  readonly look: { readonly ask: SourceWish; readonly answer: SourceLook };
  readonly values: { readonly ask: ValuesWanted; readonly answer: ColumnValues };
  /** Opens the members with further tables joined; their rows are handed out by `rows`. */
  readonly members: { readonly ask: AnalysisOptions; readonly answer: SentMembers };
  readonly rows: { readonly ask: null; readonly answer: null };
  /** Rows of further tables that cannot be added: CSV. */
  readonly joinFaults: { readonly ask: AnalysisOptions; readonly answer: null };
  /** Faults of the members: CSV while they are found, then how many of each kind. */
  readonly check: {
    readonly ask: Pick<AnalysisOptions, 'table' | 'encoding' | 'mapping'>;
    readonly answer: CheckSummary;
  };
}
export type ImportTask = keyof ImportTasks;

/** From the one who asks to the thread. */
export type ImportAsk =
  | { readonly kind: 'task'; readonly task: ImportTask; readonly ask: unknown }
  /** A piece was taken: another may come. */
  | { readonly kind: 'taken' }
  /** Bytes of an original; undefined when it has no more. */
  | { readonly kind: 'bytes'; readonly ticket: number; readonly bytes: Uint8Array<ArrayBuffer> | undefined };

/** From the thread to the one who asks. */
export type ImportSaid =
  | { readonly kind: 'read'; readonly ticket: number; readonly original: number; readonly at: ReadAt }
  | { readonly kind: 'stream'; readonly ticket: number; readonly original: number; readonly offset: number }
  /** So many more chunks of a stream may be sent. */
  | { readonly kind: 'more'; readonly ticket: number; readonly chunks: number }
  | { readonly kind: 'stop'; readonly ticket: number }
  /** A further table is being read, or how far a check is. */
  | { readonly kind: 'note'; readonly table?: string; readonly fraction?: number }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly fault: SentFault };

export interface ReadAt {
  readonly offset: number;
  readonly length: number;
}

/** A fault in words, or another error of which only the message is kept. */
export interface SentFault {
  readonly message: string;
  readonly domain: { readonly id: string; readonly status: number } | undefined;
}

/**
 * What every importer works on: one table found in a file, whatever the file was.
 *
 * A `TableSource` hides format and encoding: its bytes are always UTF-8 delimited text (RFC 4180
 * quotes) without the header row, so one fast parser serves CSV, spreadsheets and database dumps.
 */

/** Random access to the bytes of a file that may be plain on disk or sealed in the vault. */
export interface ByteSource {
  /** File name as given by the user; only for messages and format hints. */
  readonly name: string;
  /** Size in bytes. */
  readonly size: number;
  /** Path on disk, only when the bytes lie there unencrypted (command line). */
  readonly path?: string;
  /** Reads up to `length` bytes from `offset`; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Streams all bytes from `offset` on. */
  stream(offset?: number): AsyncIterable<Uint8Array>;
}

export type TableFormat = 'csv' | 'xlsx' | 'xls' | 'sql';
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface TableSource {
  /** Sheet, SQL table or file name. */
  readonly name: string;
  readonly format: TableFormat;
  /** Encoding of the text as found (or as the user chose); null for spreadsheets. */
  readonly encoding: TextEncoding | null;
  /** Column names in file order, trimmed. */
  readonly columns: readonly string[];
  /** Number of data rows, where listing the tables had to count them anyway. */
  readonly rows?: number;
  /** Byte value of the field separator in `open()`'s output. */
  readonly delimiter: number;
  /**
   * Set when `open()` would yield bytes of a plain file unchanged: where data rows begin. Readers
   * may then read that range of the file themselves, in parallel.
   */
  readonly raw?: { readonly path: string; readonly start: number; readonly end: number };
  /** A fresh pass over the data rows as UTF-8 delimited text, header excluded. */
  open(signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

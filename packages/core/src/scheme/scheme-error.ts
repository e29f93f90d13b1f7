/** What stopped an analysis; `code` is stable, the message says where and how to mend it. */
export type SchemeErrorCode =
  | 'columns'
  | 'empty'
  | 'mapping'
  | 'persons'
  | 'rules'
  | 'too_large'
  | 'unclosed_quote'
  | 'unreadable';

/** A table that cannot be analysed. Faults of single rows are findings, never errors. */
export class SchemeError extends Error {
  readonly code: SchemeErrorCode;
  /** Data row, counted from 1, when one row is to blame. */
  readonly row: number | undefined;

  constructor(code: SchemeErrorCode, message: string, row?: number) {
    super(message);
    this.name = 'SchemeError';
    this.code = code;
    this.row = row;
  }
}

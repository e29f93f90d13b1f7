/** What can be wrong with a file that someone wants to import. The ids are stable: screens and scripts rely on them. */
export type TabularErrorId =
  | 'unreadable'
  | 'empty-file'
  | 'header-only'
  | 'not-a-table'
  | 'wrong-encoding'
  | 'unclosed-quote'
  | 'cut-off-dump'
  | 'no-table'
  | 'zip-path'
  | 'zip-bomb'
  | 'zip-encrypted'
  | 'unsupported'
  | 'row-too-long';

/** Where in the file: data row counted from 1, byte counted from 0, member of a zip. */
export interface Place {
  readonly row?: number;
  readonly byte?: number;
  readonly member?: string;
}

/** What went wrong and what to do about it, in both languages. */
export interface TabularFault {
  readonly id: TabularErrorId;
  readonly zh: string;
  readonly en: string;
  readonly hint: string;
  readonly hintEn: string;
  readonly where?: Place;
}

/** A file that cannot be read as a table. `message` is Chinese; every error says where and what to do. */
export class TabularError extends Error {
  override readonly name = 'TabularError';
  readonly id: TabularErrorId;
  readonly messageEn: string;
  readonly where: Place | undefined;
  readonly hint: string;
  readonly hintEn: string;

  constructor(fault: TabularFault, options?: ErrorOptions) {
    super(`${fault.zh}（${fault.hint}）`, options);
    this.id = fault.id;
    this.messageEn = `${fault.en}; ${fault.hintEn}`;
    this.where = fault.where;
    this.hint = fault.hint;
    this.hintEn = fault.hintEn;
  }
}

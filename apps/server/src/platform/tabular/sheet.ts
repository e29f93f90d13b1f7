import { untilAborted } from './abort.ts';
import { CsvOut } from './csv-out.ts';
import { TabularError } from './errors.ts';
import { findHeader, HEADER_SEARCH } from './header.ts';
import type { ListOptions } from './options.ts';
import { emptyFile, headerOnly } from './refusals.ts';
import type { TableFormat, TableSource } from './table-source.ts';

const PIECE = 1 << 16;

/** A sheet of a workbook, whatever its format. */
export interface Sheet {
  readonly name: string;
  readonly format: TableFormat;
  /** A fresh pass over the rows that are not blank. */
  rows(): AsyncIterable<readonly string[]>;
}

/**
 * The sheets that hold a table. Sheets without one (notes, blanks) are left out; when none has, the fault of the first
 * sheet with anything in it is reported. @throws TabularError
 */
export async function listSheets(sheets: readonly Sheet[], file: string, options: ListOptions): Promise<TableSource[]> {
  const tables: TableSource[] = [];
  let fault: TabularError | undefined;
  for (const sheet of sheets) {
    const found = await findTable(sheet, options);
    if (!(found instanceof TabularError)) tables.push(found);
    else if (fault === undefined || fault.id === 'empty-file') fault = found;
  }
  if (tables.length === 0) throw fault ?? emptyFile(file);
  return tables;
}

async function findTable(sheet: Sheet, options: ListOptions): Promise<TableSource | TabularError> {
  const top: (readonly string[])[] = [];
  for await (const row of sheet.rows()) {
    top.push(row);
    if (top.length > HEADER_SEARCH) break;
  }
  if (top.length === 0) return emptyFile(sheet.name);
  const header = findHeader(top, options.knownColumns);
  if (header === undefined) return noHeader(sheet.name);
  const columns = withoutBlankEnd(header.columns);
  if (top.length === header.index + 1) return headerOnly(columns);
  return {
    name: sheet.name,
    format: sheet.format,
    encoding: null,
    columns,
    delimiter: ','.charCodeAt(0),
    open: (signal) => untilAborted(writeRows(sheet, header.index + 1, columns.length), signal),
  };
}

function withoutBlankEnd(columns: readonly string[]): readonly string[] {
  return columns.slice(0, columns.findLastIndex((column) => column !== '') + 1);
}

async function* writeRows(sheet: Sheet, skip: number, width: number): AsyncGenerator<Uint8Array> {
  const out = new CsvOut();
  let index = 0;
  for await (const row of sheet.rows()) {
    index += 1;
    if (index <= skip) continue;
    for (let column = 0; column < width; column += 1) out.text(row[column] ?? '');
    out.endRow();
    if (out.length >= PIECE) yield out.take();
  }
  if (out.length > 0) yield out.take();
}

function noHeader(sheet: string): TabularError {
  return new TabularError({
    id: 'not-a-table',
    zh: `工作表“${sheet}”前 ${HEADER_SEARCH} 行里没有表头`,
    en: `the sheet "${sheet}" has no header in its first ${HEADER_SEARCH} rows`,
    hint: '请在第一行写上列名（如：会员编号、推荐人编号、姓名）',
    hintEn: 'put the column names into the first row',
    where: { row: 1, member: sheet },
  });
}

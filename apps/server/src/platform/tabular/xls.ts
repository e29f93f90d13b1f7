import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { ListOptions } from './options.ts';
import { listSheets, type Sheet } from './sheet.ts';
import { isDateFormat, plainNumber, serialDate } from './spreadsheet-values.ts';
import type { ByteSource, TableSource } from './table-source.ts';
import { unsupportedMember, zipBroken, zipEncrypted } from './zip-errors.ts';

set_cptable(codePages);

/** The old format holds at most 65,536 rows a sheet; what is larger is something else. */
const MAX_BYTES = 128 * 2 ** 20;

/** The sheets of an old .xls that hold a table; read as a whole, as the format asks for. @throws TabularError */
export async function listXls(source: ByteSource, options: ListOptions): Promise<TableSource[]> {
  if (source.size > MAX_BYTES) {
    throw unsupportedMember(source.name, '.xls 文件超过 128 MiB', 'the .xls file is larger than 128 MiB');
  }
  const book = openBook(await source.read(0, source.size), source.name);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name): Sheet => ({
    name,
    format: 'xls',
    rows: () => readSheet(book.Sheets[name], date1904),
  }));
  return listSheets(sheets, source.name, options);
}

function openBook(bytes: Uint8Array, name: string): WorkBook {
  try {
    // Code page 936 (GBK) is for files so old that they do not say.
    return read(bytes, {
      type: 'buffer',
      dense: true,
      raw: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      codepage: 936,
    });
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/iu.test(cause.message)) throw zipEncrypted(name);
    throw zipBroken(name, cause);
  }
}

async function* readSheet(sheet: WorkSheet | undefined, date1904: boolean): AsyncGenerator<readonly string[]> {
  for (const row of sheet?.['!data'] ?? []) {
    const cells = Array.from(row ?? [], (cell) => cellText(cell, date1904));
    if (cells.some((cell) => cell.trim() !== '')) yield cells;
  }
}

function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (cell?.v === undefined) return '';
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (typeof cell.v !== 'number') return String(cell.v);
  const stored = String(cell.v);
  return typeof cell.z === 'string' && isDateFormat(cell.z) ? serialDate(stored, date1904) : plainNumber(stored);
}

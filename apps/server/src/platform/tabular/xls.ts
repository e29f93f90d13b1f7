import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { findEncoding, toUtf8 } from './encoding.ts';
import type { ListOptions } from './options.ts';
import { listSheets, type Sheet } from './sheet.ts';
import { isDateFormat, plainNumber, serialDate } from './spreadsheet-values.ts';
import type { ByteSource, TableSource } from './table-source.ts';
import { unsupportedMember, zipBroken, zipEncrypted } from './zip-errors.ts';

set_cptable(codePages);

/** The old format holds at most 65,536 rows a sheet; what is larger is something else. */
const MAX_BYTES = 64 * 2 ** 20;

/** The first byte of the binary format. */
const OLE = 0xd0;
// Code page 936 (GBK) is for files so old that they do not say.
const READING = { dense: true, raw: true, cellNF: true, cellText: false, cellHTML: false, codepage: 936 } as const;

/** The sheets of an old .xls that hold a table; read as a whole, as the format asks for. @throws TabularError */
export async function listXls(source: ByteSource, options: ListOptions): Promise<TableSource[]> {
  if (source.size > MAX_BYTES) {
    throw unsupportedMember(source.name, '.xls 文件超过 64 MiB', 'the .xls file is larger than 64 MiB');
  }
  const book = await openBook(source, options);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name): Sheet => ({
    name,
    format: 'xls',
    rows: () => readSheet(book.Sheets[name], date1904),
  }));
  return listSheets(sheets, source.name, options);
}

async function openBook(source: ByteSource, options: ListOptions): Promise<WorkBook> {
  const bytes = await source.read(0, source.size);
  // Web pages and XML sheets are text, whose encoding is found as for any other.
  const text = bytes[0] === OLE ? undefined : await wholeText(source, options);
  try {
    return text === undefined
      ? read(bytes, { ...READING, type: 'buffer' })
      : read(text, { ...READING, type: 'string' });
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/iu.test(cause.message)) throw zipEncrypted(source.name);
    throw zipBroken(source.name, cause);
  }
}

async function wholeText(source: ByteSource, options: ListOptions): Promise<string> {
  const { encoding, bom } = await findEncoding(source, options.encoding);
  const parts: Uint8Array[] = [];
  for await (const part of toUtf8(source.stream(bom), encoding, bom)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
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

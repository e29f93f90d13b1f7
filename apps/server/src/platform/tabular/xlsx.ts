import { listSheets } from './sheet.ts';
import type { ListOptions } from './options.ts';
import type { TableSource } from './table-source.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readSharedStrings, type SharedStrings } from './xlsx-strings.ts';
import { readWorkbook } from './xlsx-workbook.ts';
import type { ZipMember } from './zip.ts';

/** Whether a zip is a workbook. */
export function isXlsx(members: readonly ZipMember[]): boolean {
  return members.some(({ name }) => name.toLowerCase() === 'xl/workbook.xml');
}

/**
 * The sheets of an .xlsx that hold a table. Sheets stream; only the shared texts stay in memory. Numbers are taken from
 * the stored digits, so that long ids stay whole. @throws TabularError
 */
export async function listXlsx(
  members: readonly ZipMember[],
  file: string,
  options: ListOptions,
): Promise<TableSource[]> {
  const workbook = await readWorkbook(members);
  let strings: Promise<SharedStrings> | undefined;
  const sheets = workbook.sheets.map(({ name, part }) => ({
    name,
    format: 'xlsx' as const,
    rows: async function* () {
      strings ??= readSharedStrings(workbook.strings);
      yield* readSheet(part, { ...workbook, strings: await strings });
    },
  }));
  return listSheets(sheets, file, options);
}

import { CsvReader } from './csv-reader.ts';
import type { TableSource } from './table-source.ts';

/** The data rows as strings, one pass, for modest tables and previews. @throws TabularError */
export async function* readRows(table: TableSource, signal?: AbortSignal): AsyncGenerator<readonly string[]> {
  const reader = new CsvReader(String.fromCharCode(table.delimiter));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const bytes of table.open(signal)) {
    for (const { cells } of reader.push(decoder.decode(bytes, { stream: true }))) yield cells;
  }
  for (const { cells } of reader.push(decoder.decode())) yield cells;
  for (const { cells } of reader.end()) yield cells;
}

/** The first `count` data rows; stops reading there. @throws TabularError */
export async function previewTable(table: TableSource, count: number): Promise<string[][]> {
  const rows: string[][] = [];
  if (count <= 0) return rows;
  for await (const row of readRows(table)) {
    rows.push([...row]);
    if (rows.length >= count) break;
  }
  return rows;
}

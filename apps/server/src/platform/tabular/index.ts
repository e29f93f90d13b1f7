import { listCsv } from './csv.ts';
import type { ListOptions } from './options.ts';
import { emptyFile } from './refusals.ts';
import { listSql, looksLikeSql } from './sql.ts';
import type { ByteSource, TableSource } from './table-source.ts';

export { TabularError } from './errors.ts';
export { fileSource } from './file-source.ts';
export { previewTable, readRows } from './rows.ts';
export type { ListOptions } from './options.ts';

/** Every table found in a file, whatever its format; what the file is shows in its bytes. @throws TabularError */
export async function listTables(source: ByteSource, options: ListOptions = {}): Promise<TableSource[]> {
  if (source.size === 0) throw emptyFile(source.name);
  const tables = (await looksLikeSql(source)) ? await listSql(source, options) : [await listCsv(source, options)];
  return tables;
}

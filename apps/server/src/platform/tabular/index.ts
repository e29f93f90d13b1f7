import { listCsv } from './csv.ts';
import type { ListOptions } from './options.ts';
import { emptyFile } from './refusals.ts';
import type { ByteSource, TableSource } from './table-source.ts';

export { TabularError } from './errors.ts';
export { fileSource } from './file-source.ts';
export { previewTable, readRows } from './rows.ts';
export type { ListOptions } from './options.ts';

/** Every table found in a file, whatever its format; what the file is shows in its bytes. @throws TabularError */
export async function listTables(source: ByteSource, options: ListOptions = {}): Promise<TableSource[]> {
  if (source.size === 0) throw emptyFile(source.name);
  return [await listCsv(source, options)];
}

import { listCsv } from './csv.ts';
import { TabularError, type TabularErrorId } from './errors.ts';
import type { ListOptions } from './options.ts';
import { emptyFile } from './refusals.ts';
import { sniff } from './sniff.ts';
import type { ByteSource, TableSource } from './table-source.ts';
import { unsupportedMember } from './zip-errors.ts';
import type { ZipMember } from './zip.ts';

export { TabularError } from './errors.ts';
export { fileSource } from './file-source.ts';
export { previewTable, readRows } from './rows.ts';
export type { ListOptions } from './options.ts';

/** A workbook inside a zip has to be unpacked to memory. */
const MAX_INNER_WORKBOOK = 256 * 2 ** 20;

/**
 * Every table found in a file: one of a CSV, one for each sheet or table with rows, those of the members of a zip. What
 * the file is shows in its bytes, not in its name. With `options.table`, only the one of that name. @throws TabularError
 */
export async function listTables(source: ByteSource, options: ListOptions = {}): Promise<TableSource[]> {
  const tables = await listAll(source, options, false);
  if (options.table === undefined) return tables;
  const found = tables.filter(({ name }) => name === options.table);
  if (found.length === 0) throw noSuchTable(options.table, tables);
  return found;
}

async function listAll(source: ByteSource, options: ListOptions, inZip: boolean): Promise<TableSource[]> {
  if (source.size === 0) throw emptyFile(source.name);
  const kind = await sniff(source);
  // Readers are loaded when they are needed: a CSV should not wait for those of workbooks and dumps.
  switch (kind) {
    case 'zip':
      return listZip(inZip ? await inMemory(source) : source, options, inZip);
    case 'xls':
      return (await import('./xls.ts')).listXls(source, options);
    case 'sql':
      return (await import('./sql.ts')).listSql(source, options);
    case 'text':
      return [await listCsv(source, options)];
  }
}

async function inMemory(source: ByteSource): Promise<ByteSource> {
  if (source.size > MAX_INNER_WORKBOOK) {
    throw unsupportedMember(
      source.name,
      '压缩包内的工作簿过大，请先解压',
      'the workbook in the zip is too large; unpack it first',
    );
  }
  const bytes = await source.read(0, source.size);
  return {
    name: source.name,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    stream: async function* (offset = 0) {
      yield bytes.subarray(offset);
    },
  };
}

async function listZip(source: ByteSource, options: ListOptions, inZip: boolean): Promise<TableSource[]> {
  const [{ memberSource, openZip }, { isXlsx, listXlsx }] = await Promise.all([
    import('./zip.ts'),
    import('./xlsx.ts'),
  ]);
  const members = await openZip(source);
  if (isXlsx(members)) return listXlsx(members, source.name, options);
  if (inZip) throw unsupportedMember(source.name, '压缩包里还有压缩包', 'it is a zip inside a zip');
  const files = members.filter(isContent);
  const tables: TableSource[] = [];
  let fault: TabularError | undefined;
  for (const member of files) {
    try {
      const found = await listAll(memberSource(member), options, true);
      tables.push(...found.map((table) => (files.length === 1 ? table : named(table, member))));
    } catch (error) {
      if (!(error instanceof TabularError)) throw error;
      if (!NO_TABLE.has(error.id)) throw error;
      fault ??= error;
    }
  }
  if (tables.length === 0) throw fault ?? emptyFile(source.name);
  return tables;
}

/** Beside tables a zip may hold a readme or a picture; a table that is broken is never passed over. */
const NO_TABLE: ReadonlySet<TabularErrorId> = new Set([
  'empty-file',
  'header-only',
  'not-a-table',
  'no-table',
  'unsupported',
]);

function isContent({ name }: ZipMember): boolean {
  return !/(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/u.test(name);
}

function named(table: TableSource, { name }: ZipMember): TableSource {
  return table.name === name ? table : { ...table, name: `${name}:${table.name}` };
}

function noSuchTable(name: string, tables: readonly TableSource[]): TabularError {
  const found = tables.map((table) => table.name).join('、');
  return new TabularError({
    id: 'no-table',
    zh: `文件里没有名为 ${name} 的表`,
    en: `there is no table named ${name} in the file`,
    hint: `可选的表：${found}`,
    hintEn: `tables to choose from: ${found}`,
  });
}

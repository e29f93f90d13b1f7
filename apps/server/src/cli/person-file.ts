import { closeSync, openSync, readSync } from 'node:fs';
import { PERSON_HEADERS, recognisePersonColumns } from '@qingyuan/core/matching/person-columns';
import { PersonReader, type PersonTable } from '@qingyuan/core/matching/person-reader';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import { fileSource, listTables, TabularError } from '../platform/tabular/index.ts';
import type { TableSource } from '../platform/tabular/table-source.ts';

/** Reads a file of persons whole; a file with a header and no rows is an empty table. @throws Error saying where and how to mend it */
export async function readPersonFile(path: string): Promise<PersonTable> {
  try {
    const tables = await listTables(await fileSource(path), { knownColumns: new Set(PERSON_HEADERS) });
    const [table, second] = tables;
    if (table === undefined || second !== undefined)
      throw new Error(`${path}: holds ${tables.length} tables, one is expected; save the one that is meant as CSV`);
    return await readPersonTable(table);
  } catch (error) {
    if (error instanceof TabularError && error.id === 'header-only') return NOBODY.table();
    if (error instanceof TabularError)
      throw new Error(`${path}: ${error.message} / ${error.messageEn}`, { cause: error });
    if (error instanceof SchemeError) throw new Error(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

const NOBODY = new PersonReader({ delimiter: 0x2c, mapping: { id: 0 }, bytes: 0 });

async function readPersonTable(table: TableSource): Promise<PersonTable> {
  const reader = new PersonReader({
    delimiter: table.delimiter,
    mapping: recognisePersonColumns(table.columns),
    bytes: table.raw === undefined ? 0 : table.raw.end - table.raw.start,
  });
  if (table.raw === undefined) {
    for await (const chunk of table.open()) reader.feeder.push(chunk);
    reader.feeder.filled(0, true);
  } else readRaw(table.raw, reader);
  if (reader.unclosedRow > 0)
    throw new SchemeError('unclosed_quote', `a quote that opens in row ${reader.unclosedRow} is never closed`);
  return reader.table();
}

function readRaw({ path, start, end }: NonNullable<TableSource['raw']>, { feeder }: PersonReader): void {
  const file = openSync(path, 'r');
  try {
    for (let at = start; at < end;) {
      const space = feeder.space();
      const count = readSync(file, space, 0, Math.min(space.length, end - at), at);
      if (count === 0) break;
      at += count;
      feeder.filled(count, false);
    }
    feeder.filled(0, true);
  } finally {
    closeSync(file);
  }
}

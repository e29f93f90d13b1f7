import { untilAborted } from './abort.ts';
import { CsvOut } from './csv-out.ts';
import { toUtf8 } from './encoding.ts';
import { type DumpEncoding, findDumpEncoding } from './sql-encoding.ts';
import { SqlEnding } from './sql-ending.ts';
import type { ListOptions } from './options.ts';
import { headerOnly } from './refusals.ts';
import { noTable } from './sql-refusals.ts';
import { rowTaker, type RowTaker } from './sql-columns.ts';
import { type SqlListener, type SqlReading, SqlScanner } from './sql-scanner.ts';
import { type DumpStretch, type DumpTable, SqlTables } from './sql-tables.ts';
import type { ByteSource, TableSource } from './table-source.ts';

const PIECE = 1 << 16;

/** The tables of a MySQL dump that have rows, with their row counts; reads the dump once. @throws TabularError */
export async function listSql(source: ByteSource, options: ListOptions): Promise<TableSource[]> {
  const found = await findDumpEncoding(source, options.encoding);
  const tables = new SqlTables();
  const ending = new SqlEnding();
  await scan(source, found, {
    statement: (words) => {
      ending.note(words);
      tables.statement(words);
    },
    insert: (head, byte) => tables.insert(head, byte),
    inserted: (byte) => tables.inserted(byte),
    row: () => tables.row(),
  });
  await ending.check(source);
  const filled = tables.list().filter(({ rows }) => rows > 0);
  const [empty] = tables.list();
  if (filled.length === 0)
    throw empty === undefined ? noTable(source.name) : headerOnly(empty.columns.map(({ name }) => name));
  return filled.map((table) => makeTable(source, found, table));
}

async function scan(source: ByteSource, found: DumpEncoding, listener: SqlListener): Promise<void> {
  const scanner = new SqlScanner(reading(found), listener);
  for await (const chunk of textOf(source, found)) scanner.push(chunk);
  scanner.finish();
}

const isWide = ({ encoding }: DumpEncoding): boolean => encoding === 'utf-16le' || encoding === 'utf-16be';

function reading({ encoding, bom, verified }: DumpEncoding): SqlReading {
  return { encoding: encoding === 'gb18030' ? 'gb18030' : 'utf-8', verified, offset: bom };
}

/** UTF-16 is turned into UTF-8 first; other dumps are read as they are, since they may hold bytes that are no text. */
function textOf(source: ByteSource, found: DumpEncoding): AsyncIterable<Uint8Array> {
  const { encoding, bom } = found;
  return isWide(found) ? toUtf8(source.stream(bom), encoding, bom) : source.stream(bom);
}

function makeTable(source: ByteSource, found: DumpEncoding, table: DumpTable): TableSource {
  return {
    name: table.name,
    format: 'sql',
    encoding: found.encoding,
    columns: table.columns.map(({ name }) => name.trim()),
    rows: table.rows,
    delimiter: ','.charCodeAt(0),
    open: (signal) => untilAborted(readTable(source, found, table), signal),
  };
}

/** Reads the table where it stands: the rest of the dump was seen when its tables were listed. */
async function* readTable(source: ByteSource, found: DumpEncoding, table: DumpTable): AsyncGenerator<Uint8Array> {
  const out = new CsvOut();
  const whole = { from: found.bom, to: Number.POSITIVE_INFINITY, rowsBefore: 0 };
  for (const stretch of isWide(found) ? [whole] : table.stretches) {
    const bytes = stretch === whole ? textOf(source, found) : bytesOf(source, stretch);
    for await (const _ of readStretch(bytes, { found, table, stretch, out })) if (out.length >= PIECE) yield out.take();
  }
  if (out.length > 0) yield out.take();
}

interface Stretch {
  readonly found: DumpEncoding;
  readonly table: DumpTable;
  readonly stretch: DumpStretch;
  readonly out: CsvOut;
}

/** Writes the rows of the table among these bytes; yields after each piece. */
async function* readStretch(
  bytes: AsyncIterable<Uint8Array>,
  { found, table, stretch, out }: Stretch,
): AsyncGenerator<void> {
  const tables = new SqlTables(stretch.from === found.bom ? '' : table.database);
  const rowsBefore = { table: table.table, rows: stretch.rowsBefore };
  let taker: RowTaker | undefined;
  const scanner = new SqlScanner(
    { ...reading(found), offset: stretch.from, rowsBefore },
    {
      statement: (words) => tables.statement(words),
      insert: (head) => {
        taker = tables.isOf(head, table) ? rowTaker(out, table.columns, head.columns) : undefined;
        return taker?.cells;
      },
      row: () => taker?.endRow(),
    },
  );
  for await (const chunk of bytes) {
    scanner.push(chunk);
    yield;
  }
  scanner.finish();
}

async function* bytesOf(source: ByteSource, { from, to }: DumpStretch): AsyncGenerator<Uint8Array> {
  let left = to - from;
  for await (const chunk of source.stream(from)) {
    yield left < chunk.length ? chunk.subarray(0, left) : chunk;
    left -= chunk.length;
    if (left <= 0) return;
  }
}

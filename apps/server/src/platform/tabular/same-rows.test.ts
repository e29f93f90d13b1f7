import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { listTables } from './index.ts';
import { allRows, bytesSource, encode, onlyTable } from './test-support.ts';

const DUMP = new URL('../../../../../test/fixtures/tabular/mall-50k.sql.gz', import.meta.url);

/** What stands in the dump, once read; each test writes it in another format and reads it back. */
let columns: readonly string[] = [];
let rows: readonly (readonly string[])[] = [];

beforeAll(async () => {
  const [table] = await listTables(bytesSource(gunzipSync(await readFile(DUMP)), 'mall.sql'), { table: 'yp_member' });
  if (table === undefined) throw new Error('no table');
  columns = table.columns;
  rows = await allRows(table);
});

/** Comparing half a million cells one by one with a matcher takes many seconds. */
function firstDifference(found: readonly (readonly string[])[]): number {
  return rows.findIndex((row, at) => row.join('\u0000') !== found[at]?.join('\u0000'));
}

describe('50,000 members', () => {
  it('as CSV in GB18030 are the same', async () => {
    const text = [columns, ...rows].map((row) => row.join(',')).join('\r\n');
    const read = await onlyTable(bytesSource(encode(text, 'gb18030'), '会员.csv'));
    expect(read.table).toMatchObject({ encoding: 'gb18030', columns });
    expect(firstDifference(read.rows)).toBe(-1);
    expect(read.rows).toHaveLength(50_000);
  });

  it('as .xlsx are the same', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('会员').addRows([[...columns], ...rows.map((row) => [...row])]);
    const read = await onlyTable(bytesSource(Buffer.from(await book.xlsx.writeBuffer()), '会员.xlsx'));
    expect(read.table).toMatchObject({ encoding: null, columns });
    expect(firstDifference(read.rows)).toBe(-1);
    expect(read.rows).toHaveLength(50_000);
  });
});

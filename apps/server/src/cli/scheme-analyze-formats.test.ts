import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listTables } from '../platform/tabular/index.ts';
import { allRows, bytesSource, encode, zipOf } from '../platform/tabular/test-support.ts';
import { main } from './main.ts';

const DUMP = fileURLToPath(new URL('../../../../test/fixtures/tabular/mall.sql', import.meta.url));

let folder: string;
let columns: readonly string[];
let rows: readonly (readonly string[])[];
let fromDump: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'formats-'));
  const [table] = await listTables(bytesSource(readFileSync(DUMP), 'mall.sql'), { table: 'yp_member' });
  if (table === undefined) throw new Error('the dump has no table of members');
  columns = table.columns;
  rows = await allRows(table);
  fromDump = await results(DUMP);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The three tables that the command writes for a file. */
async function results(members: string): Promise<readonly string[]> {
  const out = join(folder, 'out');
  expect(await main(['scheme', 'analyze', '--members', members, '--out', out])).toBe(0);
  return ['accounts.csv', 'persons.csv', 'findings.csv'].map((name) => readFileSync(join(out, name), 'utf8'));
}

async function resultsOf(name: string, content: Uint8Array): Promise<readonly string[]> {
  const members = join(folder, name);
  writeFileSync(members, content);
  return results(members);
}

const text = (): string => [columns, ...rows].map((row) => row.join(',')).join('\r\n');

test('the table of members is found among those of a dump', () => {
  expect(rows).toHaveLength(300);
  const [accounts = '', , findings = ''] = fromDump;
  expect(accounts.match(/,root,/gu)).not.toBeNull();
  expect(findings.trimEnd().split('\n').length).toBeGreaterThan(1);
});

test('the same rows as GB18030 with Windows line ends give the same results', async () => {
  expect(await resultsOf('会员.csv', encode(text(), 'gb18030'))).toEqual(fromDump);
});

test('the same rows as UTF-16 in a zip give the same results', async () => {
  expect(await resultsOf('会员.zip', await zipOf({ '会员.csv': encode(`\uFEFF${text()}`, 'utf-16le') }))).toEqual(
    fromDump,
  );
});

test('the same rows in a workbook give the same results', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('会员').addRows([[...columns], ...rows.map((row) => [...row])]);
  expect(await resultsOf('会员.xlsx', Buffer.from(await book.xlsx.writeBuffer()))).toEqual(fromDump);
});

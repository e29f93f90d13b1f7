import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileSource, listTables, previewTable } from './index.ts';
import { allRows, bytesSource, encode } from './test-support.ts';

async function read(content: string | Uint8Array, name = 'a.csv') {
  const [table] = await listTables(bytesSource(content, name));
  if (table === undefined) throw new Error('no table');
  return { table, rows: await allRows(table) };
}

describe('CSV', () => {
  it.each([',', ';', '\t'])('finds the separator %j from the header, outside quotes', async (separator) => {
    const text = `"编号,;",推荐人,姓名\n001,,甲\n`.replace(/,(?!;)/gu, separator);
    const { table, rows } = await read(text);
    expect(String.fromCharCode(table.delimiter)).toBe(separator);
    expect(table.columns.slice(1)).toEqual(['推荐人', '姓名']);
    expect(rows).toEqual([['001', '', '甲']]);
  });

  it('skips titles above the header', async () => {
    const { table, rows } = await read('某公司会员表,,,\n制表：张某,,2025年,\n会员编号,推荐人,姓名,电话\n1,,甲,1\n');
    expect(table.columns).toEqual(['会员编号', '推荐人', '姓名', '电话']);
    expect(rows).toHaveLength(1);
  });

  it('takes the row of known names when notes look like a header', async () => {
    const source = bytesSource('名单,来源,备注,说明\nid,pid,a,b\n1,0,x,y\n');
    const [table] = await listTables(source, { knownColumns: new Set(['ID', 'pid']) });
    expect(table?.columns).toEqual(['id', 'pid', 'a', 'b']);
  });

  it('lets readers take a plain UTF-8 file from the disk themselves, and only that', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tabular-'));
    const path = join(folder, '会员.csv');
    await writeFile(path, '\uFEFF编号,推荐人\r\n1,\r\n');
    const [table] = await listTables(await fileSource(path));
    expect(table?.raw).toEqual({
      path,
      start: 3 + Buffer.byteLength('编号,推荐人\r\n'),
      end: 3 + Buffer.byteLength('编号,推荐人\r\n1,\r\n'),
    });
    await writeFile(path, encode('编号,推荐人\r\n1,\r\n', 'gb18030'));
    const [other] = await listTables(await fileSource(path));
    expect(other).toMatchObject({ encoding: 'gb18030' });
    expect(other?.raw).toBeUndefined();
    await rm(folder, { recursive: true });
  });

  it('reads old Macintosh line ends', async () => {
    expect((await read('编号,推荐人\r1,\r2,1\r')).rows).toEqual([
      ['1', ''],
      ['2', '1'],
    ]);
  });

  it('reads a preview without the rest of the file', async () => {
    const head = Buffer.from('a,b\n1,2\n3,4\n');
    const [table] = await listTables(bytesSource(head));
    if (table === undefined) throw new Error('no table');
    const endless = {
      ...table,
      open: async function* () {
        yield Buffer.from('1,2\n3,4\n');
        throw new Error('read too far');
      },
    };
    expect(await previewTable(endless, 2)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listTables, TabularError } from './index.ts';
import { allRows, bytesSource, onlyTable, refusal, zipOf } from './test-support.ts';

describe('a file that is no table', () => {
  it.each([
    ['empty-file', ''],
    ['empty-file', '\uFEFF'],
    ['empty-file', ' \r\n\r\n'],
    ['header-only', '会员编号,推荐人\r\n'],
    ['header-only', '会员编号,推荐人'],
    ['not-a-table', '今天天气很好。\n明天也是。\n'],
    ['not-a-table', 'a,b\n1,\u0000\u0001\n'],
    ['unsupported', '%PDF-1.7\n'],
    ['no-table', '-- nothing\nCREATE VIEW v AS SELECT 1;\nINSERT_LOG;\nCREATE TABLE_X;'],
  ])('is refused as %s: %j', async (id, content) => {
    const name = id === 'no-table' ? 'a.sql' : 'a.csv';
    const error = await refusal(listTables(bytesSource(content, name)));
    expect(error.id).toBe(id);
    expect(error.hint).not.toBe('');
    expect(error.messageEn).toMatch(/^[\u0020-\u024F\u4e00-\u9fff…–]+$/u);
  });

  it('says in which row a quote was never closed', async () => {
    const error = await refusal(onlyTable(bytesSource('编号,推荐人,姓名\n1,,甲\n2,1,"乙\n3,2,丙\n')));
    expect(error).toMatchObject({ id: 'unclosed-quote', where: { row: 2 } });
    const long = await refusal(onlyTable(bytesSource(`编号,推荐人,姓名\n1,,"甲\n${'2,1,乙\n'.repeat(300_000)}`)));
    expect(long).toMatchObject({ id: 'unclosed-quote', where: { row: 1 } });
  });

  it('says which row is too long, and takes an id of 5 kB', async () => {
    const error = await refusal(onlyTable(bytesSource(`编号,推荐人\n1,\n${'x'.repeat(2_000_000)},1\n`)));
    expect(error).toMatchObject({ id: 'row-too-long', where: { row: 2 } });
    const { rows } = await onlyTable(bytesSource(`编号,推荐人\n${'7'.repeat(5000)},\n`));
    expect(rows[0]?.[0]).toHaveLength(5000);
  });

  it('offers the tables there are when the one asked for is not there', async () => {
    const error = await refusal(listTables(bytesSource('a,b\n1,2\n'), { table: 'members' }));
    expect(error).toMatchObject({ id: 'no-table' });
    expect(error.hint).toContain('a.csv');
  });
});

describe('random bytes', () => {
  const starts = fc.constantFrom<number[]>(
    [],
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    [0xff, 0xfe],
    [0xef, 0xbb, 0xbf],
    [...Buffer.from('INSERT INTO t VALUES (')],
    [...Buffer.from('CREATE TABLE t (a int, b int); INSERT INTO t VALUES ')],
    [...Buffer.from('<table><tr><td>')],
    [...Buffer.from('编号,推荐人\n1,')],
  );

  it('never do worse than a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
        await readEverything(Buffer.concat([Buffer.from(start), rest]), 'a.bin');
      }),
      { numRuns: 600 },
    );
  });

  it('in a workbook or zip never do worse than a refusal', async () => {
    const good = await zipOf({ 'a.csv': '编号,推荐人\n1,\n'.repeat(20), 'b.sql': 'INSERT INTO t VALUES (1,2);' });
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 6 }), async (at, noise) => {
        const bytes = Buffer.from(good);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        await readEverything(bytes, 'a.zip');
      }),
      { numRuns: 300 },
    );
  });

  async function readEverything(bytes: Buffer, name: string): Promise<void> {
    try {
      for (const table of await listTables(bytesSource(bytes, name, 50))) await allRows(table);
    } catch (error) {
      expect(error).toBeInstanceOf(TabularError);
    }
  }
});

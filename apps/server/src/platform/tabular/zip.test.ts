import { describe, expect, it } from 'vitest';
import { listTables } from './index.ts';
import { allRows, bytesSource, encode, onlyTable, refusal, zipOf } from './test-support.ts';

const CSV = '会员编号,推荐人\n001,\n002,001\n';

/** Replaces a member's name in place; the new one must take as many bytes. */
function renamed(zip: Buffer, from: string, to: Uint8Array): Buffer {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.set(to, at);
  return bytes;
}

/** Sets bits in the flags of all members, in both headers. */
function flagged(zip: Buffer, change: (flags: number) => number): Buffer {
  const bytes = Buffer.from(zip);
  for (const [signature, offset] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const) {
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) {
      bytes.writeUInt16LE(change(bytes.readUInt16LE(at + offset)), at + offset);
    }
  }
  return bytes;
}

describe('a zip', () => {
  it('gives the table of its only member', async () => {
    const { table, rows } = await onlyTable(
      bytesSource(await zipOf({ 'members.csv': encode(CSV, 'gb18030') }), 'a.zip', 11),
    );
    expect(table).toMatchObject({ name: 'members.csv', format: 'csv', columns: ['会员编号', '推荐人'] });
    expect(rows).toEqual([
      ['001', ''],
      ['002', '001'],
    ]);
  });

  it('gives the tables of all members and passes over what is no table', async () => {
    const zip = await zipOf({
      'a.csv': CSV,
      'shop.sql': 'INSERT INTO u (id,pid) VALUES (1,0);',
      '说明.txt': '请看',
      '__MACOSX/._a.csv': 'x',
    });
    const tables = await listTables(bytesSource(zip, 'a.zip'));
    expect(tables.map(({ name }) => name)).toEqual(['a.csv', 'shop.sql:u']);
    const [, second] = tables;
    expect(second && (await allRows(second))).toEqual([['1', '0']]);
  });

  it('never passes over a member that is broken', async () => {
    const zip = await zipOf({ 'a.csv': CSV, 'b.sql': 'INSERT INTO u (id,pid) VALUES (1,0),(2' });
    expect(await refusal(listTables(bytesSource(zip, 'a.zip')))).toMatchObject({ id: 'cut-off-dump' });
  });

  it('reads names that a Chinese Windows wrote in GBK without saying so', async () => {
    const zip = await zipOf({ 'NNNN.csv': CSV });
    const gbk = flagged(renamed(zip, 'NNNN', encode('会员', 'gb18030')), (flags) => flags & ~0x800);
    expect((await onlyTable(bytesSource(gbk, 'a.zip'))).table.name).toBe('会员.csv');
  });

  it.each([['../a.csv'], ['/etc/a.csv'], ['..\\a.csvx'], ['C:/xxx.csv'], ['a/../b.csv']])(
    'with the name %s is refused',
    async (name) => {
      const zip = renamed(await zipOf({ ['N'.repeat(name.length)]: CSV }), 'N'.repeat(name.length), Buffer.from(name));
      const error = await refusal(listTables(bytesSource(zip, 'a.zip')));
      expect(error).toMatchObject({ id: 'zip-path', where: { member: name.replaceAll('\\', '/') } });
    },
  );

  it('that unpacks to far more than it is, is refused before it is unpacked', async () => {
    const zip = await zipOf({ 'a.csv': Buffer.alloc(64 * 2 ** 20) });
    expect(zip.length).toBeLessThan(100_000);
    expect(await refusal(listTables(bytesSource(zip, 'a.zip')))).toMatchObject({
      id: 'zip-bomb',
      where: { member: 'a.csv' },
    });
  });

  it('that lies about its size is refused where the lie shows', async () => {
    const zip = await zipOf({ 'a.csv': CSV.repeat(1000) });
    const central = zip.indexOf('PK\u0001\u0002');
    zip.writeUInt32LE(20, central + 24);
    expect(await refusal(listTables(bytesSource(zip, 'a.zip')))).toMatchObject({
      id: 'unreadable',
      where: { member: 'a.csv' },
    });
  });

  it('with a password is refused as such', async () => {
    const zip = flagged(await zipOf({ 'a.csv': CSV }), (flags) => flags | 1);
    expect(await refusal(listTables(bytesSource(zip, 'a.zip')))).toMatchObject({ id: 'zip-encrypted' });
  });

  it('that is cut off, or holds nothing or a zip, is refused', async () => {
    const zip = await zipOf({ 'a.csv': CSV });
    expect(await refusal(listTables(bytesSource(zip.subarray(0, 60), 'a.zip')))).toMatchObject({ id: 'unreadable' });
    expect(await refusal(listTables(bytesSource(await zipOf({}), 'a.zip')))).toMatchObject({ id: 'empty-file' });
    expect(await refusal(listTables(bytesSource(await zipOf({ 'b.zip': zip }), 'a.zip')))).toMatchObject({
      id: 'unsupported',
    });
  });
});

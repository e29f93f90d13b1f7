import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEncoding } from './table-source.ts';
import { bytesSource, encode, onlyTable, refusal } from './test-support.ts';
import { listTables } from './index.ts';

const ENCODINGS: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];
const cell = fc.string({
  unit: fc.constantFrom('a', '1', '0', ' ', '张', '镕', '𠮷', ',', ';', '\t', '"', '\n', 'é', '€'),
  maxLength: 8,
});

interface Written {
  readonly rows: readonly (readonly string[])[];
  readonly separator: string;
  readonly lineEnd: string;
  readonly lastEnd: boolean;
}

const written = fc.record({
  rows: fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }),
  separator: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastEnd: fc.boolean(),
});

function quote(text: string): string {
  return /[",;\t\n\r]/u.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

function write({ rows, separator, lineEnd, lastEnd }: Written): string {
  const lines = [['会员编号', '推荐人', '姓名'], ...rows].map((row) => row.map(quote).join(separator));
  return lines.join(lineEnd) + (lastEnd ? lineEnd : '');
}

describe('any delimited text', () => {
  it('reads back as it was written, in every encoding and however the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.constantFrom(...ENCODINGS),
        fc.boolean(),
        fc.integer({ min: 1, max: 64 }),
        async (table, encoding, mark, chunk) => {
          const bytes = encode((mark && encoding !== 'gb18030' ? '\uFEFF' : '') + write(table), encoding);
          const options = encoding === 'utf-8' || mark ? {} : { encoding };
          const { rows } = await onlyTable(
            bytesSource(bytes, 'a.csv', chunk),
            mark && encoding === 'gb18030' ? { encoding } : options,
          );
          expect(rows).toEqual(table.rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is found to be what it is without being told', async () => {
    const names = Array.from({ length: 200 }, (_, at) => `${at},${at - 1},欧阳明日香`).join('\n');
    for (const encoding of ENCODINGS) {
      for (const mark of ['', '\uFEFF']) {
        if (mark !== '' && encoding === 'gb18030') continue;
        const bytes = encode(`${mark}会员编号,推荐人,姓名\n${names}\n`, encoding);
        const { table, rows } = await onlyTable(bytesSource(bytes));
        expect({ encoding: table.encoding, columns: table.columns, rows: rows.length }).toEqual({
          encoding,
          columns: ['会员编号', '推荐人', '姓名'],
          rows: 200,
        });
        expect(rows[7]).toEqual(['7', '6', '欧阳明日香']);
      }
    }
  });
});

describe('text in the wrong encoding', () => {
  const good = encode('会员编号,推荐人,姓名\n', 'utf-8');
  const row = encode('12,3,欧阳\n', 'utf-8');
  const rows = Buffer.concat(Array.from({ length: 100_000 }, () => row));

  it('names the first bad byte behind a megabyte of UTF-8 and what to choose', async () => {
    const bad = encode('13,3,张三\n', 'gb18030');
    const at = good.length + rows.length;
    const error = await refusal(listTables(bytesSource(Buffer.concat([good, rows, bad, row]))));
    expect(error).toMatchObject({ id: 'wrong-encoding', where: { byte: at + 5 } });
    expect(error.message).toContain('GB18030');
  });

  it.each(ENCODINGS)('is refused with its place when %s was chosen by hand', async (encoding) => {
    const text = encode('会员编号,推荐人\n1,甲\n', encoding);
    const broken = { 'utf-8': [0xff], gb18030: [0xff], 'utf-16le': [0, 0xdc], 'utf-16be': [0xdc, 0] }[encoding];
    const bytes = Buffer.concat([text, Buffer.from(broken), text]);
    const error = await refusal(onlyTable(bytesSource(bytes, 'a.csv', 7), { encoding }));
    expect(error).toMatchObject({ id: 'wrong-encoding', where: { byte: text.length } });
  });

  it('is refused when the last character is cut off', async () => {
    const text = encode('会员编号,推荐人\n1,甲', 'gb18030');
    const error = await refusal(onlyTable(bytesSource(text.subarray(0, -1)), { encoding: 'gb18030' }));
    expect(error).toMatchObject({ id: 'wrong-encoding', where: { byte: text.length - 2 } });
  });
});

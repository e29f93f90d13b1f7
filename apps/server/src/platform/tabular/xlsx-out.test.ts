import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { describe, expect, test as it } from 'vitest';
import { writeXlsx, type XlsxCell, type XlsxSheet } from './xlsx-out.ts';

async function workbookOf(sheets: readonly XlsxSheet[], sheetRows?: number): Promise<ExcelJS.Workbook> {
  const bytes = await buffer(writeXlsx(sheets, ...(sheetRows === undefined ? [] : [{ sheetRows }])));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

const text = (title: string) => ({ title, kind: 'text' }) as const;

describe('电子表格', () => {
  it('编号是文本，保留前导零；像公式的文字不是公式；控制字符去掉，其余一字不差', async () => {
    const texts = [
      '007',
      '=1+1',
      '+86 138',
      '@SUM(A1)',
      '  两端空格 ',
      '<甲>&"乙"',
      '_x0041_',
      'a\u0001b',
      '😀',
      '一\n二',
    ];
    const workbook = await workbookOf([{ name: '会员', columns: [text('编号')], rows: texts.map((one) => [one]) }]);
    const cells = texts.map((_, at) => workbook.getWorksheet('会员')?.getCell(at + 2, 1));
    expect(cells.map((cell) => cell?.type)).toEqual(texts.map(() => ExcelJS.ValueType.String));
    const expected = texts.map((one) => (one === 'a\u0001b' ? 'ab' : one === '_x0041_' ? '_x005F_x0041_' : one));
    // ExcelJS shows the escape of the format as it stands in the file.
    expect(cells.map((cell) => cell?.value)).toEqual(expected);
  });

  it('数、元、日期是数，放不下的写成文本；空的是空格', async () => {
    const columns = [
      { title: '人数', kind: 'integer' },
      { title: '金额', kind: 'yuan' },
      { title: '日期', kind: 'date' },
    ] as const;
    const rows: XlsxCell[][] = [
      [12, -123n, '2026-09-14'],
      [10n ** 20n, 10n ** 18n, '不详'],
      [null, '250000000', ''],
    ];
    const sheet = (await workbookOf([{ name: '数', columns, rows }])).worksheets[0];
    const values = [2, 3, 4].map((row) => [1, 2, 3].map((column) => sheet?.getCell(row, column).value));
    expect(values).toEqual([
      [12, -1.23, new Date('2026-09-14T00:00:00Z')],
      ['100000000000000000000', '1000000000000000000', '不详'],
      [null, 2_500_000, null],
    ]);
    expect(sheet?.getRow(1).values).toEqual([undefined, '人数', '金额', '日期']);
  });

  it('一张表放不下的接着写在下一张；表名合乎格式且不重复', async () => {
    async function* rows() {
      for (let at = 0; at < 7; at += 1) yield [`M${at}`];
    }
    const workbook = await workbookOf(
      [
        { name: '下线', columns: [text('编号')], rows: rows() },
        { name: '下线', columns: [text('编号')], rows: [] },
        { name: 'a/b:c[d]?'.repeat(6), columns: [text('编号')], rows: [] },
      ],
      4,
    );
    expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['下线', 4],
      ['下线 (2)', 4],
      ['下线 (3)', 2],
      ['下线 (4)', 1],
      [expect.stringMatching(/^a b c d/u), 1],
    ]);
    expect(workbook.worksheets[4]?.name.length).toBeLessThanOrEqual(31);
  });

  it('读行出错，流就出错；没人再读，就不再要行', async () => {
    async function* broken(): AsyncGenerator<string[]> {
      yield ['M1'];
      throw new Error('damaged');
    }
    await expect(buffer(writeXlsx([{ name: '坏', columns: [text('编号')], rows: broken() }]))).rejects.toThrow(
      'damaged',
    );

    let asked = 0;
    let ended = false;
    function* endless(): Generator<string[]> {
      try {
        for (;;) yield [`M${(asked += 1)}`];
      } finally {
        ended = true;
      }
    }
    const stream = writeXlsx([{ name: '多', columns: [text('编号')], rows: endless() }]);
    for await (const piece of stream) if (piece.length > 0) break;
    await expect.poll(() => ended).toBe(true);
    expect(asked).toBeGreaterThan(0);
  });
});

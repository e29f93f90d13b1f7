import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { listTables, previewTable } from './index.ts';
import { isDateFormat, plainNumber, serialDate } from './spreadsheet-values.ts';
import { allRows, bytesSource, encode, onlyTable, refusal, zipOf } from './test-support.ts';

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The least that is a workbook, with this XML in its sheet. */
function rawSheet(rows: string): Promise<Buffer> {
  return zipOf({
    'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="会员" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  });
}

describe('.xlsx', () => {
  it('reads every kind of cell as text', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('空');
      book.addWorksheet('说明').addRow(['请先看这里']);
      const sheet = book.addWorksheet('会员');
      sheet.addRow(['某公司会员表']);
      sheet.addRow(['编号', '推荐人', '姓名', '时间', '金额', '公式', '激活', '卡号', '']);
      sheet.addRow([
        '001',
        1230000000000000,
        { richText: [{ text: '张' }, { text: '三' }] },
        new Date(Date.UTC(2025, 1, 3, 4, 5, 6)),
        0.1 + 0.2,
        { formula: 'A1', result: 'x&y' },
        true,
        '0000001230000000000',
        '多',
      ]);
      sheet.addRow([]);
      sheet.addRow([null, '1,"2\n3']);
      const [, , , date] = [1, 2, 3, 4];
      sheet.getColumn(date ?? 4).numFmt = 'yyyy"年"m"月"d"日" h:mm';
    });
    const tables = await listTables(bytesSource(bytes, 'a.xlsx', 999));
    expect(tables.map(({ name, columns }) => [name, columns])).toEqual([
      ['会员', ['编号', '推荐人', '姓名', '时间', '金额', '公式', '激活', '卡号']],
    ]);
    const [table] = tables;
    expect(table && (await allRows(table))).toEqual([
      ['001', '1230000000000000', '张三', '2025-02-03 04:05:06', '0.3', 'x&y', 'TRUE', '0000001230000000000'],
      ['', '1,"2\n3', '', '', '', '', '', ''],
    ]);
  });

  it('keeps the digits of long ids, cells without references, inline texts and missing styles', async () => {
    const bytes = await rawSheet(
      '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>编</x:t></x:r><x:r><x:t>号</x:t></x:r><x:rPh><x:t>bh</x:t></x:rPh></x:is></x:c><x:c t="str"><x:v>推荐人</x:v></x:c></x:row>' +
        '<x:row r="2"><x:c r="A2"><x:v>123456789012345678</x:v></x:c><x:c r="B2"><x:v>1.23E+18</x:v>\n</x:c></x:row>',
    );
    const { table, rows } = await onlyTable(bytesSource(bytes, 'a.xlsx'));
    expect(table.columns).toEqual(['编号', '推荐人']);
    expect(rows).toEqual([['123456789012345678', '1230000000000000000']]);
  });

  it('reads a preview of many rows and a workbook inside a zip', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('m');
      sheet.addRow(['id', 'pid']);
      for (let at = 1; at <= 5000; at += 1) sheet.addRow([`M${at}`, `M${at >> 1}`]);
    });
    const { table, rows } = await onlyTable(bytesSource(await zipOf({ 'm.xlsx': bytes }), 'a.zip'));
    expect(rows).toHaveLength(5000);
    expect(await previewTable(table, 2)).toEqual([
      ['M1', 'M0'],
      ['M2', 'M1'],
    ]);
  });

  it('that is empty, has only a header, is damaged or a bomb is refused', async () => {
    const only = await workbook((book) => book.addWorksheet('m').addRow(['id', 'pid']));
    expect(await refusal(listTables(bytesSource(only, 'a.xlsx')))).toMatchObject({ id: 'header-only' });
    const none = await workbook((book) => book.addWorksheet('m'));
    expect(await refusal(listTables(bytesSource(none, 'a.xlsx')))).toMatchObject({ id: 'empty-file' });
    expect(await refusal(listTables(bytesSource(await rawSheet('<row><c>'), 'a.xlsx')))).toMatchObject({
      id: 'unreadable',
    });
    const bomb = await rawSheet(`<row><c t="str"><v>${'a'.repeat(64 * 2 ** 20)}</v></c></row>`);
    expect(await refusal(listTables(bytesSource(bomb, 'a.xlsx')))).toMatchObject({ id: 'zip-bomb' });
  });
});

describe('.xls', () => {
  it('reads every kind of cell as text', async () => {
    const sheet = utils.aoa_to_sheet([
      ['编号', '推荐人', '时间', '激活'],
      ['001', 123456789012, 45000.5, true],
      [null, '二,三', 1.5],
    ]);
    sheet['C2'].z = 'yyyy-mm-dd';
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '会员');
    const bytes: Buffer = write(book, { type: 'buffer', bookType: 'biff8' });
    const { table, rows } = await onlyTable(bytesSource(bytes, 'a.xls'));
    expect(table).toMatchObject({ name: '会员', format: 'xls', columns: ['编号', '推荐人', '时间', '激活'] });
    expect(rows).toEqual([
      ['001', '123456789012', '2023-03-15 12:00:00', 'TRUE'],
      ['', '二,三', '1.5', ''],
    ]);
  });

  it('reads the web page that many systems call .xls and keeps leading zeros', async () => {
    const page =
      '<html><meta charset="utf-8"><table><tr><td>编号</td><td>推荐人</td></tr><tr><td>001</td><td>123456789012345678</td></tr></table></html>';
    expect((await onlyTable(bytesSource(page, 'a.xls'))).rows).toEqual([['001', '123456789012345678']]);
  });

  it('reads such a page in GBK, and XML sheets', async () => {
    const page =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><table><tr><td>编号</td><td>推荐人</td></tr><tr><td>001</td><td>张三</td></tr></table></html>';
    expect((await onlyTable(bytesSource(encode(page, 'gb18030'), 'a.xls'))).rows).toEqual([['001', '张三']]);
    const cells = (...texts: string[]) =>
      `<Row>${texts.map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}</Row>`;
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="m"><Table>${cells('编号', '推荐人')}${cells('001', '张三')}</Table></Worksheet></Workbook>`;
    expect((await onlyTable(bytesSource(xml, 'a.xls'))).rows).toEqual([['001', '张三']]);
  });
});

describe('values of spreadsheets', () => {
  it.each([
    ['1.23E+18', '1230000000000000000'],
    ['123456789012345678', '123456789012345678'],
    ['1.2345678901234568E+17', '123456789012345680'],
    ['0.30000000000000004', '0.3'],
    ['1234.5599999999999', '1234.56'],
    ['-3980.5', '-3980.5'],
    ['-1234.5599999999999', '-1234.56'],
    ['1.5E-10', '0.00000000015'],
    ['1E-7', '0.0000001'],
    ['100', '100'],
    ['0', '0'],
    ['007', '007'],
    ['x', 'x'],
    ['12345.678e2', '1234567.8'],
  ])('writes %s as %s', (stored, plain) => {
    expect(plainNumber(stored)).toBe(plain);
  });

  it('knows dates of both systems, the day that never was, and times', () => {
    expect(serialDate('45000.5', false)).toBe('2023-03-15 12:00:00');
    expect(serialDate('43538', true)).toBe('2023-03-15 00:00:00');
    expect(serialDate('1', false)).toBe('1900-01-01 00:00:00');
    expect(serialDate('61', false)).toBe('1900-03-01 00:00:00');
    expect(serialDate('0.25', false)).toBe('06:00:00');
    expect(serialDate('1e9', false)).toBe('1000000000');
  });

  it.each([
    ['yyyy-mm-dd', true],
    ['[h]:mm', true],
    ['yyyy"年"m"月"', true],
    ['General', false],
    ['0.00', false],
    ['#,##0"days"', false],
    ['[Red]0', false],
    ['@', false],
  ])('tells whether %s shows a date: %s', (code, expected) => {
    expect(isDateFormat(code)).toBe(expected);
  });
});

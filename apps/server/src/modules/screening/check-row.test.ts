import { creditCodeCheckDigit } from '@qingyuan/core/identifiers/credit-code';
import { describe, expect, it } from 'vitest';
import { checkRow, readDate } from './check-row.rules.ts';
import { findColumns, templateColumns } from './list-columns.rules.ts';

const first = '91990000MA0000001';
const CODE = `${first}${creditCodeCheckDigit(first)}`;
const HEAD = ['企业名称', '统一社会信用代码', '住所', '成立日期', '注销日期', '投诉数', '加盟费', '区划代码'];
const check = (cells: readonly string[]) =>
  checkRow(cells, {
    kind: 'firm',
    columns: findColumns('firm', HEAD),
    area: '522701',
    areas: new Set(['522701', '522701002']),
  });

describe('一行企业登记', () => {
  it('合格的读成数据，日期和数字按常见写法', () => {
    expect(
      check(['云联公司', CODE, '民族路1号', '2026/1/5', '20260301', '1,200', '69800元', '522701002']),
    ).toMatchObject({
      ok: true,
      subject: CODE,
      area: '522701002',
      entry: { founded: '2026-01-05', ended: '2026-03-01', complaints: 1200, feeYuan: 69_800 },
    });
    expect(check(['云联公司', '', '', '', '', '', '', ''])).toMatchObject({
      ok: true,
      subject: 'name:云联公司',
      area: '522701',
    });
  });

  it('每个错误都说出来', () => {
    const wrong = `${first}${creditCodeCheckDigit(first) === '0' ? '1' : '0'}`;
    const row = check(['', wrong, '', '去年', '2026-01-01', '很多', '面议', '522702']);
    expect(row).toEqual({
      ok: false,
      faults: [
        '成立日期“去年”不是日期',
        '投诉举报数“很多”不是数字',
        '入门费“面议”不是数字',
        '区划代码“522702”不在导入的地区内',
        '没有企业名称',
      ],
    });
    expect(check(['云联公司', wrong, '', '', '', '', '', ''])).toMatchObject({
      faults: ['统一社会信用代码的校验位不符'],
    });
    expect(check(['云联公司', '123', '', '', '', '', '', ''])).toMatchObject({
      faults: ['统一社会信用代码应为 18 位'],
    });
    expect(check(['云联公司', '', '', '2026-03-01', '2026-01-01', '', '', ''])).toMatchObject({
      faults: ['注销或吊销日期早于成立日期'],
    });
  });

  it('空行不算', () => expect(check(['', ' ', '', '', '', '', '', ''])).toBeUndefined());
});

it.each([
  ['2026-09-05', '2026-09-05'],
  ['2026/9/5 00:00:00', '2026-09-05'],
  ['２０２６年9月5日', '2026-09-05'],
  ['20260905', '2026-09-05'],
  ['2026-02-30', undefined],
  ['45000', undefined],
])('日期 %s', (written, date) => expect(readDate(written)).toBe(date));

it('网站行以网址识别，写法不同也是同一个', () => {
  const columns = findColumns('site', ['网站名称', '网址']);
  const site = (host: string) => checkRow(['', host], { kind: 'site', columns, area: '522701', areas: new Set() });
  expect(site('https://www.Yun.test/a')).toMatchObject({ ok: true, subject: 'yun.test', entry: { name: 'yun.test' } });
  expect(site('没有网址')).toMatchObject({ ok: false, faults: ['“没有网址”不是网址'] });
});

it('模板的每一列都认得出来', () => {
  for (const kind of ['firm', 'site'] as const) {
    const columns = templateColumns(kind);
    const found = findColumns(
      kind,
      columns.map(({ header }) => header),
    );
    expect(Object.keys(found).toSorted()).toEqual(columns.map(({ field }) => field).toSorted());
  }
});

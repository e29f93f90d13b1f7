import { describe, expect, it } from 'vitest';
import { idNumberCheckDigit } from '../../identifiers/id-number.ts';
import { proposeColumns } from './propose-columns.ts';

/** Of no area: 99 begins no number. */
const idNumber = (at: number): string => {
  const digits = `9900001990010${1 + (at % 9)}${String(at % 1000).padStart(3, '0')}`;
  return digits + idNumberCheckDigit(digits);
};
/** Sixteen digits that satisfy Luhn's formula under a prefix of no bank. */
const card = (at: number): string => {
  const body = `00000000000${String(at).padStart(4, '0')}`;
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
};

const ROWS = Array.from({ length: 40 }, (_, at) => [
  `YP${at}`,
  at === 0 ? '0' : `YP${Math.floor((at - 1) / 3)}`,
  idNumber(at),
  `1390000${String(at).padStart(4, '0')}`,
  card(at),
  `2025-01-${String(1 + (at % 28)).padStart(2, '0')} 08:00:00`,
  `10.0.0.${at}`,
  at % 2 === 0 ? '甲' : '乙',
]);

describe('columns without a header that says anything', () => {
  it('are proposed by what stands in them, and only proposed', () => {
    const { mapping, proposals } = proposeColumns(['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8'], ROWS);
    expect(mapping).toEqual({});
    expect(proposals.map(({ role, column, by }) => [role, column, by])).toEqual([
      ['member_id', 0, 'content'],
      ['recommender_id', 1, 'content'],
      ['id_number', 2, 'content'],
      ['phone', 3, 'content'],
      ['bank_card', 4, 'content'],
      ['ip', 6, 'content'],
      ['joined_at', 5, 'content'],
    ]);
  });

  it('are not proposed when too few cells fit', () => {
    const spoilt = ROWS.map((row, at) => row.map((cell) => (at % 3 === 0 ? `x${at}` : cell)));
    const { proposals } = proposeColumns(['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8'], spoilt);
    expect(proposals.filter(({ role }) => role !== 'recommender_id' && role !== 'member_id')).toEqual([]);
  });

  it('a number whose check digit is wrong is no id number', () => {
    const rows = ROWS.map((row) => [
      row[0] ?? '',
      `${(row[2] ?? '').slice(0, 17)}${row[2]?.endsWith('1') ? '2' : '1'}`,
    ]);
    expect(proposeColumns(['会员编号', 'f'], rows).proposals.map(({ role }) => role)).toEqual(['member_id']);
  });
});

describe('columns known by their headers', () => {
  it('keep their role, and the share of rows that fit it is said', () => {
    const rows = ROWS.map(([id = '', parent = '', number = '', phone = ''], at) => [
      id,
      parent,
      at < 10 ? '不详' : phone,
      number,
      at < 20 ? '100.00' : '一百',
    ]);
    const { mapping, proposals } = proposeColumns(['会员编号', '推荐人编号', '手机号', 'f', '充值金额'], rows);
    expect(mapping).toEqual({ member_id: 0, recommender_id: 1, phone: 2, paid_in: 4 });
    expect(proposals).toEqual([
      { role: 'member_id', column: 0, by: 'header', share: 1 },
      { role: 'recommender_id', column: 1, by: 'header', share: 1 },
      { role: 'phone', column: 2, by: 'header', share: 0.75 },
      { role: 'paid_in', column: 4, by: 'header', share: 0.5 },
      { role: 'id_number', column: 3, by: 'content', share: 1 },
    ]);
  });

  it('a column that mostly names members is the recommender of a table that has no such header', () => {
    const rows = ROWS.map(([id = '', parent = ''], at) => [id, at % 5 === 0 ? 'elsewhere' : parent]);
    const { proposals } = proposeColumns(['会员编号', 'leader'], rows);
    expect(proposals[1]).toEqual({ role: 'recommender_id', column: 1, by: 'content', share: 0.8 });
  });
});

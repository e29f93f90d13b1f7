import { describe, expect, test } from 'vitest';
import { parseMoneyField } from './money-field.ts';
import { readText } from '../analyse.test-support.ts';

const CASES: readonly (readonly [text: string, fen: bigint | 'empty' | 'fault'])[] = [
  ['', 'empty'],
  ['  ', 'empty'],
  ['\u3000', 'empty'],
  ['0', 0n],
  ['-0', 0n],
  ['12', 1200n],
  ['12.', 1200n],
  ['12.3', 1230n],
  [' 12.34 ', 1234n],
  ['-12.34', -1234n],
  ['+12.34', 1234n],
  ['１２．３４', 1234n],
  ['－５', -500n],
  ['￥1,234.50', 123_450n],
  ['¥ 1,234,567', 123_456_700n],
  ['-￥5', -500n],
  ['￥-5', -500n],
  ['1,234.5', 123_450n],
  ['90071992547409.93', 9_007_199_254_740_993n],
  ['92233720368547758.07', 9_223_372_036_854_775_807n],
  ['92233720368547758.08', 'fault'],
  ['1e9', 'fault'],
  ['1.234', 'fault'],
  ['1.500', 'fault'],
  ['12,34', 'fault'],
  ['1,2345', 'fault'],
  [',123', 'fault'],
  ['.5', 'fault'],
  ['--5', 'fault'],
  ['-￥-5', 'fault'],
  ['5元', 'fault'],
  ['NULL', 'fault'],
  ['0x10', 'fault'],
];

describe('an amount in a cell', () => {
  test.each(CASES)('%j', (text, fen) => {
    expect(parseMoneyField(text)).toBe(fen);
  });

  test.each(CASES)('%j: the quick way over bytes agrees', (text, fen) => {
    const { paidIn } = readText(`member_id,recommender_id,paid_in\na,,"${text}"\n`);
    const read = paidIn?.wide[0]?.fen ?? BigInt(paidIn?.fen[0] ?? -1);
    expect(read).toBe(typeof fen === 'bigint' ? fen : 0n);
    expect(paidIn?.faultRows).toHaveLength(fen === 'fault' ? 1 : 0);
  });
});

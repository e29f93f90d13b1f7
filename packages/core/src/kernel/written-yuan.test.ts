import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen } from './money.ts';
import { writtenYuan } from './written-yuan.ts';

describe('金额大写', () => {
  test.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角'],
    [105, '壹元零伍分'],
    [1_50, '壹元伍角'],
    [5_000_00, '伍仟元整'],
    [10_300_50, '壹万零叁佰元伍角'],
    [10_000_00, '壹万元整'],
    [100_010_00, '壹拾万零壹拾元整'],
    [1_000_000_00, '壹佰万元整'],
    [1_005_000_00, '壹佰万伍仟元整'],
    [50_000_01, '伍万元零壹分'],
    [120_034_00, '壹拾贰万零叁拾肆元整'],
    [100_000_001_00, '壹亿零壹元整'],
    [100_100_000_00, '壹亿零壹拾万元整'],
    [123_456_78, '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
  ])('%s 分', (amount, text) => {
    expect(writtenYuan(fen(amount))).toBe(text);
  });

  test('读回来还是同一个数，任何金额都不出现两个连着的零', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (amount) => {
        const text = writtenYuan(fen(amount));
        expect(text).not.toMatch(/零零|零元(?!整$)|零[万亿]/u);
        expect(readBack(text)).toBe(amount);
      }),
    );
  });
});

/** Adds up what each character says. */
function readBack(text: string): number {
  const places: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1_000 };
  let total = 0n;
  let group = 0n;
  let digit = 0n;
  for (const character of text.replace('万亿', '兆').replaceAll(/[零整]/gu, '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
    const place = places[character];
    if (value >= 0) digit = BigInt(value);
    else if (place !== undefined) {
      group += digit * BigInt(place);
      digit = 0n;
    } else if (character === '角') {
      total += digit * 10n;
      digit = 0n;
    } else if (character === '分') {
      total += digit;
      digit = 0n;
    } else {
      const size = { 元: 1n, 万: 10_000n, 亿: 100_000_000n, 兆: 1_000_000_000_000n }[character] ?? 0n;
      total += (group + digit) * size * 100n;
      group = 0n;
      digit = 0n;
    }
  }
  return Number(total);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, formatYuan, parseYuan, plainYuan, sumFen } from './money.ts';

const amounts = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }).map(fen);

describe('money in fen', () => {
  it('reads back every amount it writes', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseYuan(plainYuan(amount))).toEqual({ ok: true, fen: amount });
        expect(formatYuan(amount).replaceAll(',', '')).toBe(plainYuan(amount));
      }),
    );
  });

  it('shows thousands', () => {
    expect(formatYuan(fen(123450))).toBe('1,234.50');
    expect(formatYuan(fen(-5))).toBe('-0.05');
    expect(formatYuan(fen(250_000_000))).toBe('2,500,000.00');
    expect(plainYuan(fen(-0))).toBe('0.00');
  });

  it.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['1e9', 'form'],
    ['￥1,234.50', 'form'],
    ['１２', 'form'],
    ['.5', 'form'],
    ['1.005', 'precision'],
    ['--1', 'form'],
    ['99999999999999999', 'range'],
  ])('refuses %j as %s', (text, fault) => {
    expect(parseYuan(text)).toEqual({ ok: false, fault });
  });

  it.each([
    ['12', 1200],
    [' 12. ', 1200],
    ['-0.05', -5],
    ['+7.1', 710],
    ['1.500', 150],
    ['-0', 0],
  ])('reads %j', (text, value) => {
    expect(parseYuan(text)).toEqual({ ok: true, fen: value });
  });

  it('never leaves the exact range unnoticed', () => {
    expect(() => fen(0.5)).toThrow(RangeError);
    expect(() => sumFen([fen(Number.MAX_SAFE_INTEGER), fen(1)])).toThrow(RangeError);
    expect(sumFen([])).toBe(0);
  });
});

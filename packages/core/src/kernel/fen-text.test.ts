import { expect, it } from 'vitest';
import { yuanText } from './fen-text.ts';

it.each([
  ['0', '0.00'],
  ['5', '0.05'],
  ['-123456', '-1,234.56'],
  ['250000000', '2,500,000.00'],
  ['90071992547409931234', '900,719,925,474,099,312.34'],
])('%s fen are %s yuan', (fen, text) => {
  expect(yuanText(fen)).toBe(text);
});

import { parseReceiptCode } from '@qingyuan/core/identifiers/receipt-code';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantTimeEqual, newReceiptCode, randomToken } from './secrets.ts';

test('tokens have the bits asked for, differ, and are never short', () => {
  expect(Buffer.from(randomToken(256), 'base64url').length).toBe(32);
  expect(new Set(Array.from({ length: 100 }, () => randomToken(128))).size).toBe(100);
  for (const bits of [0, 64, 120, 130]) expect(() => randomToken(bits)).toThrow(RangeError);
});

test('new receipt codes read back and differ', () => {
  const codes = Array.from({ length: 200 }, newReceiptCode);
  expect(codes.map(parseReceiptCode)).toEqual(codes);
  expect(new Set(codes).size).toBe(codes.length);
});

test('secrets compare equal exactly when they are', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => constantTimeEqual(a, a) && constantTimeEqual(a, b) === (a === b)),
  );
  expect(constantTimeEqual('abc', Buffer.from('abc'))).toBe(true);
  expect(constantTimeEqual('', 'a')).toBe(false);
});

import { expect, test } from 'vitest';
import { isRemembered } from './recurrence.rules.ts';

const confirmed = (verifiedAt: string) => ({ state: 'confirmed' as const, verifiedAt: new Date(verifiedAt) });
const at = { moment: new Date('2026-09-15T02:00:00Z'), windowMonths: 6 };

test.each([
  ['2026-09-14T02:00:00Z', true],
  // The first day of the window counts whole, in Chinese time.
  ['2026-03-14T16:00:00Z', true],
  ['2026-03-14T15:59:59Z', false],
  ['2026-09-16T02:00:00Z', false],
])('%s 核实的处所，六个月内：%s', (verifiedAt, remembered) =>
  expect(isRemembered(confirmed(verifiedAt), at)).toBe(remembered),
);

test('只记属实的、已立案的和核实后移送的', () => {
  const verifiedAt = new Date('2026-09-01T00:00:00Z');
  for (const state of ['confirmed', 'in_case', 'handed_over'] as const)
    expect(isRemembered({ state, verifiedAt }, at)).toBe(true);
  for (const state of ['received', 'verifying', 'refuted', 'merged'] as const)
    expect(isRemembered({ state, verifiedAt }, at)).toBe(false);
  expect(isRemembered({ state: 'handed_over', verifiedAt: null }, at)).toBe(false);
});

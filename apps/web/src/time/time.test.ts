import { describe, expect, it } from 'vitest';
import { dayText, instantText, leftUntil } from './time.ts';

describe('times on the screen', () => {
  it('are Chinese time, whatever the offset of the record', () => {
    expect(instantText('2026-09-28T18:30:00Z')).toBe('2026-09-29 02:30');
    expect(dayText('2026-09-28T18:30:00Z')).toBe('2026-09-29');
  });
});

describe('what is left of a limit', () => {
  const now = Date.parse('2026-09-29T10:00:00+08:00');
  it.each([
    ['2026-10-02T23:59:59+08:00', { left: 3, unit: 'day' }],
    ['2026-09-29T23:59:59+08:00', { left: 13, unit: 'hour' }],
    ['2026-09-29T10:30:00+08:00', { left: 0, unit: 'hour' }],
    ['2026-09-29T09:30:00+08:00', { left: -1, unit: 'hour' }],
    ['2026-09-27T23:59:59+08:00', { left: -2, unit: 'day' }],
  ] as const)('until %s', (dueAt, left) => {
    expect(leftUntil(dueAt, now)).toEqual(left);
  });
});

import { describe, expect, it } from 'vitest';
import { dueOn, hasEnded, isLate, spansOf } from './month.rules.ts';

describe('the month of a return', () => {
  it('begins and ends at midnight in China', () => {
    const { month } = spansOf('2026-10');
    expect(month.from.toISOString()).toBe('2026-09-30T16:00:00.000Z');
    expect(month.to.toISOString()).toBe('2026-10-31T16:00:00.000Z');
  });

  it('counts the year from 1 January and looks back over the turn of the year', () => {
    const spans = spansOf('2026-01');
    expect(spans.cumulative.from.toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect(spans.previousMonth.from.toISOString()).toBe('2025-11-30T16:00:00.000Z');
  });

  it('is due on the 1st of the month after, also over the turn of the year', () => {
    expect(dueOn('2026-10', 1)).toBe('2026-11-01');
    expect(dueOn('2026-12', 1)).toBe('2027-01-01');
  });

  it('is late only after the due day has ended in China', () => {
    const due = dueOn('2026-10', 1);
    expect(isLate(due, null, new Date('2026-11-01T15:59:00Z'))).toBe(false);
    expect(isLate(due, null, new Date('2026-11-01T16:00:00Z'))).toBe(true);
    expect(isLate(due, new Date('2026-11-01T01:00:00Z'), new Date('2026-12-01T00:00:00Z'))).toBe(false);
  });

  it('cannot be handed in before the month is over', () => {
    expect(hasEnded('2026-10', new Date('2026-10-31T15:59:59Z'))).toBe(false);
    expect(hasEnded('2026-10', new Date('2026-10-31T16:00:00Z'))).toBe(true);
  });
});

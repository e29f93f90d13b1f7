import { describe, expect, it } from 'vitest';
import { changeText, monthToReport, recentMonths } from './month.ts';

describe('the month to report', () => {
  it('is the month before in Chinese time, also at the turn of month and year', () => {
    expect(monthToReport(Date.parse('2026-10-31T15:59:00Z'))).toBe('2026-09');
    expect(monthToReport(Date.parse('2026-10-31T16:00:00Z'))).toBe('2026-10');
    expect(monthToReport(Date.parse('2026-12-31T16:00:00Z'))).toBe('2026-12');
  });

  it('stands second among the months to choose from', () => {
    expect(recentMonths(Date.parse('2026-01-15T00:00:00Z'), 3)).toEqual(['2026-01', '2025-12', '2025-11']);
  });

  it('shows a change with its sign', () => {
    expect([changeText(5, 2), changeText(2, 5), changeText(2, 2)]).toEqual(['+3', '−3', undefined]);
  });
});

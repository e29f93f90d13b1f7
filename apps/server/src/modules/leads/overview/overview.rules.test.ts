import { workingCalendar } from '@qingyuan/core/deadlines/calendar';
import { dueAt } from '@qingyuan/core/deadlines/due';
import { deriveClockStatus } from '@qingyuan/core/deadlines/status';
import { addDays, plainDate, startOfDay } from '@qingyuan/core/kernel/plain-date';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearUntil } from './horizon.rules.ts';
import { countCauses, type DueLead, groupDue } from './late.rules.ts';

const calendar = workingCalendar([
  { year: 2026, approved: true, holidays: [plainDate('2026-10-01'), plainDate('2026-10-02')], workdays: [] },
]);

test('查询“临期”与每件时限自己显示的临期一致', () => {
  const rule = {
    id: 'x',
    version: '1',
    unit: 'working_day' as const,
    suspendable: false,
    rollsOver: false,
    extensions: [],
    nearBefore: { amount: 3, unit: 'working_day' as const },
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 86_399 }),
      (started, passed, amount, second) => {
        const start = addDays(plainDate('2026-01-01'), started);
        const now = startOfDay(addDays(start, passed)) + second * 1000;
        const due = dueAt({ ...rule, amount }, startOfDay(start), { calendar });
        if (due.kind !== 'due' || due.at < now) return;
        const near = deriveClockStatus(due, now, { near: rule.nearBefore, calendar }) === 'near';
        expect(due.at <= nearUntil(new Date(now), rule.nearBefore, calendar).getTime()).toBe(near);
      },
    ),
    { numRuns: 2000 },
  );
});

const lead = (change: Partial<DueLead>): DueLead => ({
  leadId: '1',
  overdue: true,
  area: { code: '522701', name: '都匀市' },
  officer: null,
  cause: null,
  ...change,
});

test('按地区、按人员统计逾期与临期，没有说明原因的单列', () => {
  const officer = { id: 'a', name: '甲' };
  const all = [
    lead({}),
    lead({ officer, cause: 'staff' }),
    lead({ officer, overdue: false }),
    lead({ area: { code: '522702', name: '福泉市' }, officer, cause: 'staff' }),
  ];
  expect(groupDue(all, 'area')).toEqual([
    { key: '522701', name: '都匀市', near: 1, overdue: 2, unexplained: 1 },
    { key: '522702', name: '福泉市', near: 0, overdue: 1, unexplained: 0 },
  ]);
  expect(groupDue(all, 'officer')).toEqual([
    { key: 'a', name: '甲', near: 1, overdue: 2, unexplained: 0 },
    { key: '', name: '', near: 0, overdue: 1, unexplained: 1 },
  ]);
  expect(countCauses(all)).toEqual([
    { cause: 'staff', leads: 2 },
    { cause: null, leads: 1 },
  ]);
});

import type { AssessmentDraft } from '@qingyuan/contract/lead-work';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { expect, test } from 'vitest';
import { missingIn } from './assessment.rules.ts';
import { gradeBy } from './grade.rules.ts';

const WHOLE: AssessmentDraft = {
  organisation: '连锁经营',
  people: '二十余人',
  peopleCount: 23,
  leaderCount: 1,
  hideouts: '锦绣小区6栋301',
  hideoutCount: 1,
  scale: '涉及两个县',
  moneyFen: 0,
  developments: '每日聚集',
  lastSeen: '2026-09-10',
};
const today = plainDate('2026-09-15');

test('五个方面都写全了，就不缺什么；人数为零也是写了', () => {
  expect(missingIn(WHOLE, today)).toEqual([]);
  expect(missingIn({ ...WHOLE, leaderCount: 0 }, today)).toEqual([]);
});

test('缺哪项就指出哪项；动态超过三十天没有更新也指出', () => {
  expect(missingIn({ ...WHOLE, hideouts: '', peopleCount: null, moneyFen: null }, today)).toEqual([
    'people_count',
    'hideouts',
    'money',
  ]);
  expect(missingIn({ ...WHOLE, lastSeen: '2026-08-16' }, today)).toEqual([]);
  expect(missingIn({ ...WHOLE, lastSeen: '2026-08-15' }, today)).toEqual(['last_seen_old']);
});

test('按最高的一条定等级，一条也不符合的为一般', () => {
  const rule = {
    criteria: [
      { id: 'a', grade: 'important' as const, title: { zh: '甲', en: 'a' } },
      { id: 'b', grade: 'major' as const, title: { zh: '乙', en: 'b' } },
    ],
  };
  expect(gradeBy(rule, [])).toBe('ordinary');
  expect(gradeBy(rule, ['a'])).toBe('important');
  expect(gradeBy(rule, ['a', 'b'])).toBe('major');
  expect(() => gradeBy(rule, ['c'])).toThrow(RangeError);
});

import { describe, expect, it } from 'vitest';
import { dueTone, dueWords } from './due.ts';

describe('a time limit', () => {
  it.each([
    [{ left: 3, unit: 'working_day' }, '剩 3 个工作日', '3 working days left'],
    [{ left: 1, unit: 'day' }, '剩 1 天', '1 day left'],
    [{ left: 0, unit: 'working_day' }, '今天到期', 'due today'],
    [{ left: -2, unit: 'day' }, '已超期 2 天', '2 days overdue'],
    [{ left: -1, unit: 'hour' }, '已超期 1 小时', '1 hour overdue'],
    [{ left: 0, unit: 'hour' }, '1 小时内到期', 'due within the hour'],
  ] as const)('%o is said in words', (due, zh, en) => {
    expect(dueWords(due, 'zh-CN')).toBe(zh);
    expect(dueWords(due, 'en')).toBe(en);
  });

  it('is calm, near, due or over', () => {
    expect(dueTone({ left: 4, unit: 'working_day' })).toBe('calm');
    expect(dueTone({ left: 3, unit: 'working_day' })).toBe('near');
    expect(dueTone({ left: 0, unit: 'day' })).toBe('today');
    expect(dueTone({ left: -1, unit: 'day' })).toBe('over');
    expect(dueTone({ left: 4, unit: 'hour' })).toBe('near');
  });
});

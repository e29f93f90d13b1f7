import { describe, expect, test } from 'vitest';
import { collectUntil, noticeText, rewardNumber } from './rewards.rules.ts';

const rule = { amount: 30, unit: 'working_day' } as const;

describe('告知举报人的话', () => {
  test('写明金额和最后一天', () => {
    const until = collectUntil('zh-CN', '2026-10-30', rule);
    const text = noticeText({ locale: 'zh-CN', amountFen: 1_500_000, until });
    expect(text).toContain('给予奖励 15,000.00 元');
    expect(text).toMatch(/领取期限至 2026-10-30。$/u);
  });

  test('日历还没有到那一年的，写明期限有多长', () => {
    expect(collectUntil('zh-CN', undefined, rule)).toBe('请在告知之日起 30 个工作日内领取。');
    expect(collectUntil('en', undefined, rule)).toBe('You have 30 working days to collect it.');
  });

  test('编号只由随机编号而来', () => {
    expect(rewardNumber('06e754aa-8c7b-41e9-beb3-771b3109da4e')).toBe('JL-06E754AA8C');
  });
});

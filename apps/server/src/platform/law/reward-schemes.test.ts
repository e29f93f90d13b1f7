import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { reckonReward, type RewardCase } from '@qingyuan/core/rewards/reckon';
import { describe, expect, test } from 'vitest';
import { LAW_DIR } from '../../test-server.ts';
import { loadLaw } from './law.ts';

const law = loadLaw(LAW_DIR);
const DAY = plainDate('2026-09-01');

function schemeOf(area: string, on = DAY) {
  const [scheme] = law.rewardSchemes(area, on);
  if (scheme === undefined) throw new Error(`no scheme for ${area}`);
  return scheme;
}

/** In yuan, or why there is none. */
function reward(area: string, change: Partial<RewardCase>): number | string {
  const arrivals = [{ id: 'a', at: 0 }];
  const given = { penaltyFen: 0, facts: {}, insider: false, arrivals, tip: 'a', decidedElsewhereFen: 0, ...change };
  const found = reckonReward(schemeOf(area), given);
  return found.ok ? found.shareFen / 100 : found.fault;
}

describe('奖励办法（law/rewards）', () => {
  test('黔南各县适用国家办法；南昌、贺兰先适用当地办法；2021 年 12 月 1 日前没有办法', () => {
    expect(schemeOf('522701002').id).toBe('national');
    expect(law.rewardSchemes('360103', DAY).map(({ id }) => id)).toEqual(['nanchang', 'national']);
    expect(schemeOf('640122').id).toBe('helan');
    expect(law.rewardSchemes('522701', plainDate('2021-11-30'))).toEqual([]);
  });

  test.each([
    [1, 2_000_000_00, 100_000],
    [2, 50_000_00, 3_000],
    [3, 0, 1_000],
  ])('国家办法 %s 级，罚没 %s 分', (level, penaltyFen, yuan) => {
    expect(reward('522701', { level, penaltyFen })).toBe(yuan);
  });

  test.each<[string, Record<string, number>, number | string]>([
    ['抓获人员的窝点 3 个', { nests: 3 }, 900],
    ['网络传销 1 个', { networks: 1 }, 1_000],
    ['听课 100 人', { attendees: 100 }, 300],
    ['听课 101 人', { attendees: 101 }, 500],
    ['骨干 5 人，已刑事立案', { leaders: 5, criminal_case: 1 }, 1_000],
    ['骨干 6 人，已刑事立案', { leaders: 6, criminal_case: 1 }, 5_000],
    ['骨干 10 人，已刑事立案', { leaders: 10, criminal_case: 1 }, 5_000],
    ['骨干 11 人，已刑事立案', { leaders: 11, criminal_case: 1 }, 10_000],
    ['骨干 20 人，已刑事立案', { leaders: 20, criminal_case: 1 }, 10_000],
    ['骨干 21 人，已刑事立案', { leaders: 21, criminal_case: 1 }, 20_000],
    ['骨干 21 人，没有刑事立案', { leaders: 21 }, 'no-row'],
    ['窝点 1 个又有骨干 6 人：一线索一奖励，取高的', { nests: 1, leaders: 6, criminal_case: 1 }, 5_000],
  ])('南昌：%s', (_what, facts, yuan) => {
    expect(reward('360103', { facts })).toBe(yuan);
  });

  test('南昌只奖励实名举报；有重要价值又没有对应档次的可以酌情', () => {
    expect(schemeOf('360103').namedOnly).toBe(true);
    expect(reward('360103', { setFen: 50_000 })).toBe(500);
  });

  test.each<[string, Record<string, number>, number | string]>([
    ['100 人以上并举报头目', { people: 120, heads_named: 1 }, 2_000],
    ['100 人以上没有举报头目：办法没有写，不猜', { people: 120 }, 'no-row'],
    ['99 人', { people: 99 }, 1_000],
    ['60 人', { people: 60 }, 1_000],
    ['59 人', { people: 59 }, 500],
    ['6 人', { people: 6 }, 500],
    ['5 人', { people: 5 }, 100],
  ])('贺兰：%s', (_what, facts, yuan) => {
    expect(reward('640122', { facts })).toBe(yuan);
  });
});

import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import { describe, expect, test } from 'vitest';
import { toProposal } from './proposal-fields.ts';

const rule = {
  id: 'one',
  version: '1',
  title: { zh: '办法', en: 'measures' },
  citation: { document: { zh: '办法', en: 'measures' } },
  effectiveFrom: '2021-12-01',
  certainty: 'V' as const,
  source: 'test',
  area: '',
  namedOnly: false,
  sharing: { simultaneousMinutes: 1 },
  questions: [{ id: 'insider', title: { zh: '内部人员', en: 'insider' }, excludes: 'never' as const }],
};
const level = { level: 1, title: rule.title, needs: rule.title, basisPoints: 500, minimumFen: 1 };
const percentage: RewardScheme = { ...rule, amount: { kind: 'percentage', levels: [level] }, insiderRaise: {} };
const table: RewardScheme = {
  ...rule,
  amount: {
    kind: 'table',
    facts: [{ id: 'nests', title: rule.title, kind: 'count' }],
    rows: [{ id: 'nest', title: rule.title, amountFen: 30_000, each: 'nests', when: [] }],
    discretion: true,
  },
};
const fields = {
  schemeId: 'one',
  answers: { insider: { answer: 'yes' as const, reason: '本人陈述' } },
  level: 1,
  penaltyYuan: 1234.56,
  raisedYuan: 0.29,
  setYuan: 500,
  facts: { nests: 2, criminal_case: true },
  leftOut: { a: { out: true, reason: '无线索' }, b: { out: false, reason: '先前写的' }, c: {} },
};

describe('奖励意见表', () => {
  test('金额按元填写，按分送出，不差一分', () => {
    expect(toProposal(fields, percentage)).toMatchObject({ penaltyFen: 123_456, raisedFen: 29, level: 1 });
  });

  test('只送所选办法用得着的项：比例的不送事实，按档的不送罚没款', () => {
    expect(toProposal(fields, percentage).facts).toEqual({});
    expect(toProposal(fields, percentage).setFen).toBeUndefined();
    const given = toProposal(fields, table);
    expect(given).toMatchObject({ penaltyFen: 0, setFen: 50_000, facts: { nests: 2, criminal_case: 1 } });
    expect([given.level, given.raisedFen]).toEqual([undefined, undefined]);
  });

  test('不是内部人员的不送提高后的金额；取消勾选的举报仍参与排序', () => {
    const outsider = { ...fields, answers: { insider: { answer: 'no' as const, reason: '不是' } } };
    expect(toProposal(outsider, percentage).raisedFen).toBeUndefined();
    expect(toProposal(fields, percentage).leftOut).toEqual([{ tipId: 'a', reason: '无线索' }]);
  });
});

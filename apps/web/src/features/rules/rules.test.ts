import type { Citation, Clock } from '@qingyuan/contract/law';
import type { LawRules } from '@qingyuan/contract/rules';
import { describe, expect, it } from 'vitest';
import { clockLines, penaltyLines, thresholdLines } from './rule-lines.ts';
import { findRules, ruleRows, standing } from './rule-rows.ts';

const citation: Citation = {
  document: { zh: '示例条例', en: 'Sample Regulation' },
  article: { zh: '第十八条', en: 'Art. 18' },
};
const rule = {
  id: 'sample',
  version: '2',
  title: { zh: '查封期限', en: 'Period of sealing' },
  citation,
  effectiveFrom: '2026-01-01',
  certainty: 'V',
  source: 'Invented for this test.',
} as const;
const clock: Clock = {
  ...rule,
  bound: 'no_later_than',
  unit: 'day',
  amount: 30,
  startEvent: 'a',
  stopEvent: 'b',
  suspendable: true,
  rollsOver: false,
  nearBefore: { amount: 3, unit: 'day' },
  extensions: [
    {
      id: 'more',
      title: { zh: '延长', en: 'Extension' },
      approval: 'agency_head',
      period: { amount: 15, unit: 'day' },
    },
    { id: 'open', title: { zh: '再延长', en: 'Further' }, approval: 'collective_discussion' },
  ],
};
const none: LawRules = {
  clocks: [],
  thresholds: [],
  detention: [],
  discretion: [],
  calendars: [],
  penalties: [],
  returns: [],
  roles: [],
  payKinds: [],
  suspicion: [],
  disguises: [],
  screening: [],
  recurrence: [],
  grading: [],
  rewards: [],
};

describe('a rule in words', () => {
  it('says the period, who may extend it and for how long, and what does not count', () => {
    expect(clockLines(clock, 'zh')).toEqual([
      '30 日以内',
      '可延长：延长 15 日（机关主要负责人批准）',
      '可延长：再延长，期限由决定载明（集体讨论决定）',
      '检测、鉴定、公告等中止期间不计入',
    ]);
  });

  it('says what each test of the thresholds needs, and which count feeds it', () => {
    const test = { basis: 'persons', tree: 'recommender' } as const;
    const first = { zh: '追诉', en: 'Prosecution' };
    const lines = thresholdLines(
      {
        ...rule,
        severalSchemes: { levels: 3 },
        afterExit: {},
        tests: [
          { ...test, key: '30_3', kind: 'prosecution', title: first, needs: { people: 30, levels: 3 } },
          {
            ...test,
            key: '2_5m',
            kind: 'serious',
            title: { zh: '情节严重', en: 'Serious' },
            requires: '30_3',
            needs: {
              moneyFen: 250_000_000,
              priorPenalty: { criminal: 'ever', administrativeWindow: { amount: 1, unit: 'year' } },
            },
          },
        ],
      },
      'zh',
    );
    expect(lines).toEqual([
      '追诉：30 人以上（含本数）、3 级以上（含本数）（口径：自然人；关系：推荐关系）',
      '情节严重：先达到“追诉”、曾受刑事处罚，或者 1 年内受过行政处罚、2,500,000 元以上（含本数）（口径：自然人；关系：推荐关系）',
    ]);
  });

  it('says a fine that may be left out, and one without a least amount', () => {
    const act = {
      id: 'act',
      title: { zh: '参加', en: 'Takes part' },
      article: { zh: '第三款', en: '(3)' },
      confiscates: false,
      also: [],
    };
    const lines = penaltyLines(
      {
        ...rule,
        penalties: [
          { ...act, fineOptional: true, fineFen: { min: 0, max: 200_000 } },
          { ...act, fineOptional: false, fineFen: { min: 100_000, max: 200_050 } },
        ],
      },
      'zh',
    );
    expect(lines).toEqual(['参加（第三款）：可以罚款 2,000 元以下', '参加（第三款）：罚款 1,000 元至 2,000.50 元']);
  });
});

describe('the list of rules', () => {
  const rows = ruleRows({ ...none, clocks: [clock] }, 'zh');

  it('names the version as records do', () => expect(rows[0]?.ref).toBe('sample@2'));

  it.each([
    ['查封 条例', 1],
    ['第十八条', 1],
    ['SAMPLE', 1],
    ['办理时限', 1],
    ['', 1],
    ['查封 罚款', 0],
  ])('searched for %j finds %i', (text, count) => expect(findRules(rows, text, 'zh')).toHaveLength(count));

  it('tells on the day what has ended, what holds and what is to come', () => {
    const span = { effectiveFrom: '2026-01-01', effectiveTo: '2026-04-14' };
    expect(['2025-12-31', '2026-01-01', '2026-04-14', '2026-04-15'].map((day) => standing(span, day))).toEqual([
      'coming',
      'in_force',
      'in_force',
      'ended',
    ]);
  });
});

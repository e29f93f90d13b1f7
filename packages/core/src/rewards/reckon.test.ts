import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderArrivals } from './arrival.ts';
import { decideEligibility } from './eligibility.ts';
import { reckonReward } from './reckon.ts';
import { NATIONAL, oneTip, shareOf, slowReward } from './rewards.test-support.ts';
import type { RewardScheme } from './scheme.ts';

const yuan = (amount: number) => amount * 100;

describe('国家办法：按罚没款的比例', () => {
  test.each([
    ['一级，罚没 50 万元', 1, 500_000, 25_000],
    ['二级，罚没 50 万元', 2, 500_000, 15_000],
    ['三级，罚没 50 万元', 3, 500_000, 5_000],
    ['一级，罚没 6 万元，不足 5000 元', 1, 60_000, 5_000],
    ['二级，罚没 10 万元，正好 3000 元', 2, 100_000, 3_000],
    ['三级，罚没 1 万元，不足 1000 元', 3, 10_000, 1_000],
    ['没有罚没款，二级', 2, 0, 3_000],
    ['一级，罚没 2000 万元，正好到上限', 1, 20_000_000, 1_000_000],
    ['一级，罚没 5 亿元，以 100 万元为限', 1, 500_000_000, 1_000_000],
  ])('%s', (_what, level, penalty, reward) => {
    expect(shareOf(NATIONAL, oneTip({ level, penaltyFen: yuan(penalty) }))).toBe(reward);
  });

  test('没有定级就不算', () => {
    expect(shareOf(NATIONAL, oneTip({ penaltyFen: yuan(500_000) }))).toBe('level-missing');
  });

  test('不足一分的舍去，并且说明', () => {
    const found = reckonReward(NATIONAL, oneTip({ level: 3, penaltyFen: 12_345_678 }));
    expect(found).toMatchObject({ ok: true, shareFen: 123_456 });
    expect(found.steps[0]?.text.zh).toBe('三级举报：罚没款 123,456.78 元的 1%，不足一分的舍去');
  });

  test('单笔 50 万元起须会同财政部门，少一分不须', () => {
    const at = (penaltyFen: number) => reckonReward(NATIONAL, oneTip({ level: 1, penaltyFen }));
    expect(at(yuan(10_000_000))).toMatchObject({ ok: true, shareFen: yuan(500_000), financeNeeded: true });
    expect(at(yuan(10_000_000) - 1)).toMatchObject({ ok: true, shareFen: yuan(500_000) - 1, financeNeeded: false });
  });

  test('两人同时举报平分后不到 50 万元的，不须会同财政部门', () => {
    const arrivals = [
      { id: 'a', at: 0 },
      { id: 'b', at: 30_000 },
    ];
    const found = reckonReward(NATIONAL, oneTip({ level: 1, penaltyFen: yuan(10_000_000), arrivals }));
    expect(found).toMatchObject({ ok: true, totalFen: yuan(500_000), shareFen: yuan(250_000), financeNeeded: false });
  });

  test('每一步都写明做了什么、得多少', () => {
    const found = reckonReward(NATIONAL, oneTip({ level: 1, penaltyFen: yuan(40_000_000) }));
    expect(found.steps.map(({ key, amountFen }) => [key, amountFen / 100])).toEqual([
      ['rate', 2_000_000],
      ['cap', 1_000_000],
      ['share', 1_000_000],
      ['finance', 1_000_000],
    ]);
  });
});

describe('内部人员举报', () => {
  const insider = { level: 2, penaltyFen: yuan(500_000), insider: true };

  test('可以提高，但须财政部门同意', () => {
    const found = reckonReward(NATIONAL, oneTip({ ...insider, raisedFen: yuan(20_000) }));
    expect(found).toMatchObject({ ok: true, shareFen: yuan(20_000), financeNeeded: true });
  });

  test('提高以后仍以每案上限为限；不是内部人员或者没有提高的不行', () => {
    expect(shareOf(NATIONAL, oneTip({ ...insider, raisedFen: yuan(3_000_000) }))).toBe(1_000_000);
    expect(shareOf(NATIONAL, oneTip({ ...insider, insider: false, raisedFen: yuan(20_000) }))).toBe(
      'raise-not-allowed',
    );
    expect(shareOf(NATIONAL, oneTip({ ...insider, raisedFen: yuan(15_000) }))).toBe('raise-too-low');
  });
});

describe('多人举报同一行为', () => {
  const arrivals = [
    { id: 'c', at: 90_000 },
    { id: 'b', at: 60_000 },
    { id: 'a', at: 0 },
  ];
  const of = (tip: string, change = {}) => oneTip({ level: 3, penaltyFen: 10_000_001 * 100, arrivals, tip, ...change });

  test('一分钟内的视为同时，平均分配，除不尽的一分给先到的；后到的没有', () => {
    expect(orderArrivals(arrivals, 1).map(({ id, place, first }) => [id, place, first])).toEqual([
      ['a', 1, true],
      ['b', 2, true],
      ['c', 3, false],
    ]);
    expect(shareOf(NATIONAL, of('a'))).toBe(50_000.01);
    expect(shareOf(NATIONAL, of('b'))).toBe(50_000);
    expect(shareOf(NATIONAL, of('c'))).toBe('later-tip');
    expect(shareOf(NATIONAL, of('x'))).toBe('tip-unknown');
  });

  test('对同一行为不重复奖励：已经给出的加上这一笔不能超过总额', () => {
    expect(shareOf(NATIONAL, of('b', { decidedElsewhereFen: 5_000_001 }))).toBe(50_000);
    expect(shareOf(NATIONAL, of('b', { decidedElsewhereFen: 5_000_002 }))).toBe('already-rewarded');
  });
});

const scheme: fc.Arbitrary<RewardScheme> = fc
  .record({
    levels: fc.uniqueArray(
      fc.record({
        level: fc.integer({ min: 1, max: 3 }),
        basisPoints: fc.integer({ min: 1, max: 900 }),
        minimumFen: fc.integer({ min: 1, max: 500 }),
      }),
      { minLength: 1, selector: ({ level }) => level },
    ),
    rows: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('p', 'q', 'r', 's'),
        amountFen: fc.integer({ min: 1, max: 300 }),
        each: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
        when: fc.array(
          fc.record({
            fact: fc.constantFrom('x', 'y'),
            from: fc.option(fc.nat({ max: 6 }), { nil: undefined }),
            to: fc.option(fc.nat({ max: 6 }), { nil: undefined }),
          }),
          { maxLength: 2 },
        ),
      }),
      { minLength: 1, selector: ({ id }) => id },
    ),
    percentage: fc.boolean(),
    cap: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
    minutes: fc.nat({ max: 2 }),
  })
  .map(({ levels, rows, percentage, cap, minutes }) => ({
    amount: percentage
      ? ({ kind: 'percentage', levels } as const)
      : ({
          kind: 'table',
          rows: rows.map((row) => ({ ...row, title: { zh: row.id, en: row.id } })),
          discretion: false,
        } as const),
    ...(cap === undefined ? {} : { cap: { fen: cap } }),
    sharing: { simultaneousMinutes: minutes },
    questions: [],
  }));

const tips = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), at: fc.nat({ max: 8 }).map((n) => n * 20_000) }),
  {
    minLength: 1,
    selector: ({ id }) => id,
  },
);

describe('对照逐分发放的笨办法', () => {
  test('任何办法、任何一组举报，每件得多少都一样；一起收到的加起来正好是总额', () => {
    fc.assert(
      fc.property(
        scheme,
        tips,
        fc.record({
          level: fc.integer({ min: 1, max: 3 }),
          penaltyFen: fc.nat({ max: 20_000 }),
          x: fc.nat({ max: 6 }),
          y: fc.nat({ max: 6 }),
        }),
        (by, arrivals, { x, y, ...given }) => {
          let sum = 0;
          let total = 0;
          for (const { id } of arrivals) {
            const one = oneTip({ ...given, facts: { x, y }, arrivals, tip: id });
            const found = reckonReward(by, one);
            expect(found.ok ? Number(found.shareFen) : undefined).toBe(slowReward(by, one));
            if (!found.ok) continue;
            sum += found.shareFen;
            total = found.totalFen;
            expect(found.steps.findLast(({ key }) => key === 'share')?.amountFen).toBe(found.shareFen);
          }
          expect(sum).toBe(total);
        },
      ),
    );
  });

  test('罚没款再大也算得准，一分不差', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom(100, 300, 500),
        (penaltyFen, basisPoints) => {
          const by: RewardScheme = {
            ...NATIONAL,
            amount: { kind: 'percentage', levels: [{ level: 1, basisPoints, minimumFen: 1 }] },
          };
          const rated = BigInt(reckonReward(by, oneTip({ level: 1, penaltyFen })).steps[0]?.amountFen ?? -1);
          const exact = BigInt(penaltyFen) * BigInt(basisPoints);
          expect(rated * 10_000n <= exact && exact < (rated + 1n) * 10_000n).toBe(true);
        },
      ),
    );
  });
});

describe('奖励资格', () => {
  const { questions } = NATIONAL;

  test('问题没有答完不下结论', () => {
    expect(decideEligibility(questions, { official: 'no' })).toEqual({
      missing: ['insider', 'offender', 'concrete_facts'],
      excluded: [],
      eligible: false,
    });
  });

  test('公职人员不奖励；没有具体事实不奖励', () => {
    const answers = { official: 'yes', insider: 'no', offender: 'no', concrete_facts: 'no' } as const;
    expect(decideEligibility(questions, answers).excluded).toEqual(['official', 'concrete_facts']);
  });

  test('参与违法的不奖励，内部举报人除外', () => {
    const answers = { official: 'no', offender: 'yes', concrete_facts: 'yes' } as const;
    expect(decideEligibility(questions, { ...answers, insider: 'no' }).eligible).toBe(false);
    expect(decideEligibility(questions, { ...answers, insider: 'yes' }).eligible).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import { COUNTING_BASES } from '../bases/basis.ts';
import { evaluateThresholds, type ThresholdSubject } from './evaluate.ts';
import { countingPenalties } from './prior-penalties.ts';
import type { CountedFigures, PriorPenalty, ThresholdTest } from './threshold-test.ts';

const REPEAT = { criminal: 'ever', administrativeWindow: { amount: 1, unit: 'year' } } as const;
const on = { basis: 'persons', tree: 'recommender' } as const;
const TESTS: readonly ThresholdTest[] = [
  { ...on, key: '30_3', needs: { people: 30, levels: 3 } },
  { ...on, key: '15_3_repeat', needs: { people: 15, levels: 3, priorPenalty: REPEAT } },
  { ...on, key: '120', requires: '30_3', needs: { people: 120 } },
  { ...on, key: '2_5m', requires: '30_3', needs: { moneyFen: 250_000_000 } },
  { ...on, key: '60_repeat', requires: '30_3', needs: { people: 60, priorPenalty: REPEAT } },
  { ...on, key: 'lighter_people', needs: { peopleBelow: 15 } },
  { ...on, key: 'lighter_money', needs: { moneyBelowFen: 20_000_000 } },
];
const CONDUCT = plainDate('2026-06-15');

const subject = (figures: Partial<CountedFigures>, penalties: readonly PriorPenalty[] = []): ThresholdSubject => ({
  figures: () => ({ people: 1, levels: 1, moneyFen: 0n, accounts: [7], ...figures }),
  penalties,
  conductOn: CONDUCT,
});
const met = (of: ThresholdSubject) =>
  evaluateThresholds(TESTS, of).flatMap(({ test, met: reached }) => (reached === true ? [test.key] : []));
const criminal: PriorPenalty = { id: 'c', kind: 'criminal', effectiveOn: plainDate('2010-01-01') };

describe('标准', () => {
  it.each<[string, Partial<CountedFigures>, readonly string[]]>([
    ['三十人、三级正好达到', { people: 30, levels: 3 }, ['30_3', 'lighter_money']],
    ['二十九人不到', { people: 29, levels: 9 }, ['lighter_money']],
    ['两级不到', { people: 500, levels: 2, moneyFen: 900_000_000n }, []],
    ['一百二十人正好', { people: 120, levels: 3, moneyFen: 249_999_999n }, ['30_3', '120']],
    ['二百五十万元正好', { people: 119, levels: 3, moneyFen: 250_000_000n }, ['30_3', '2_5m']],
    [
      '十四人、不满二十万元是较轻',
      { people: 14, levels: 2, moneyFen: 19_999_999n },
      ['lighter_people', 'lighter_money'],
    ],
    ['十五人、二十万元不是较轻', { people: 15, levels: 2, moneyFen: 20_000_000n }, []],
  ])('%s', (_, figures, keys) => expect(met(subject(figures))).toEqual(keys));

  it.each<[number, readonly string[]]>([
    [14, ['lighter_people', 'lighter_money']],
    [15, ['15_3_repeat', 'lighter_money']],
    [59, ['30_3', '15_3_repeat', 'lighter_money']],
    [60, ['30_3', '15_3_repeat', '60_repeat', 'lighter_money']],
  ])('受过刑事处罚又发展 %i 人', (people, keys) =>
    expect(met(subject({ people, levels: 3 }, [criminal]))).toEqual(keys),
  );

  it('说明数值、标准、口径、依据的账号和计入的处罚', () => {
    const [, repeat] = evaluateThresholds(TESTS, subject({ people: 16, levels: 2 }, [criminal]));
    expect(repeat).toMatchObject({
      basis: 'persons',
      accounts: [7],
      penalties: ['c'],
      met: false,
      values: [
        { what: 'people', value: 16n, limit: 15n, met: true },
        { what: 'levels', value: 2n, limit: 3n, met: false },
      ],
    });
  });

  it('没有这一口径的数据时不下结论，缺少的处罚除外', () => {
    const results = evaluateThresholds(TESTS, { ...subject({}), figures: () => undefined });
    expect(results.map(({ met: reached }) => reached)).toEqual([
      undefined,
      false,
      undefined,
      undefined,
      false,
      undefined,
      undefined,
    ]);
  });

  it('要求排在后面的标准是数据错误', () => {
    expect(() => evaluateThresholds(TESTS.toReversed(), subject({}))).toThrow(RangeError);
  });
});

const days = fc.integer({ min: -1200, max: 1200 }).map((by) => addDays(CONDUCT, by));
const penalty = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('criminal', 'administrative'),
  effectiveOn: days,
});

/** Walks the days one by one until the same day of the next year, or the last of its month. */
function slowWithinYear(effectiveOn: PlainDate, conductOn: PlainDate): boolean {
  const end = (day: PlainDate) => {
    const [year = '', month = '', date = ''] = effectiveOn.split('-');
    const next = `${Number(year) + 1}-${month}-`;
    return day === `${next}${date}` || (month === '02' && date === '29' && day === `${next}28`);
  };
  for (let day = effectiveOn; ; day = addDays(day, 1)) {
    if (day === conductOn) return true;
    if (end(day)) return false;
  }
}

describe('一年以内', () => {
  it.each([
    ['2025-06-15', '2026-06-15', true],
    ['2025-06-15', '2026-06-16', false],
    ['2025-06-15', '2025-06-15', true],
    ['2025-06-15', '2025-06-14', false],
    ['2024-02-29', '2025-02-28', true],
    ['2024-02-29', '2025-03-01', false],
  ])('%s 的行政处罚，%s 的行为：%s', (effectiveOn, conductOn, counts) => {
    const one: PriorPenalty = { id: 'a', kind: 'administrative', effectiveOn: plainDate(effectiveOn) };
    expect(countingPenalties([one], REPEAT, plainDate(conductOn))).toEqual(counts ? [one] : []);
  });

  it('逐日数出来也一样', () => {
    fc.assert(
      fc.property(fc.array(penalty, { maxLength: 4 }), days, (penalties, conductOn) => {
        const slow = penalties.filter(({ kind, effectiveOn }) =>
          kind === 'criminal'
            ? effectiveOn <= conductOn
            : effectiveOn <= conductOn && slowWithinYear(effectiveOn, conductOn),
        );
        expect(countingPenalties(penalties, REPEAT, conductOn)).toEqual(slow);
      }),
    );
  });
});

/** The law once more, in plain sentences. */
function slowMet(figures: CountedFigures, punished: boolean): string[] {
  const organised = figures.people > 29 && figures.levels > 2;
  const all: [string, boolean][] = [
    ['30_3', organised],
    ['15_3_repeat', punished && figures.people > 14 && figures.levels > 2],
    ['120', organised && figures.people > 119],
    ['2_5m', organised && figures.moneyFen > 249_999_999n],
    ['60_repeat', organised && punished && figures.people > 59],
    ['lighter_people', !(figures.people > 14)],
    ['lighter_money', !(figures.moneyFen > 19_999_999n)],
  ];
  return all.flatMap(([key, holds]) => (holds ? [key] : []));
}

const near = (...limits: readonly number[]) =>
  fc.tuple(fc.constantFrom(...limits), fc.integer({ min: -2, max: 2 })).map(([limit, by]) => limit + by);
const counted = fc.record({
  people: near(3, 15, 30, 60, 120),
  levels: near(3),
  moneyFen: near(20_000_000, 250_000_000).map(BigInt),
  accounts: fc.constant([1, 2]),
});

describe('与逐条写出的标准相同', () => {
  it('在每个数的边上', () => {
    fc.assert(
      fc.property(counted, fc.boolean(), (figures, punished) => {
        expect(met(subject(figures, punished ? [criminal] : []))).toEqual(slowMet(figures, punished));
      }),
      { numRuns: 2000 },
    );
  });

  it('换一种口径或者关系比较时，每项都用那种口径和关系的数', () => {
    fc.assert(
      fc.property(
        fc.array(counted, { minLength: 10, maxLength: 10 }),
        fc.constantFrom(...COUNTING_BASES),
        fc.constantFrom('recommender', 'placement'),
        (all, basis, tree) => {
          const figures = (asked: string, of: string) =>
            all[COUNTING_BASES.findIndex((one) => one === asked) + (of === 'placement' ? 5 : 0)];
          const found = evaluateThresholds(TESTS, { ...subject({}), figures }, { basis, tree }).flatMap(
            ({ test, met: reached }) => (reached === true ? [test.key] : []),
          );
          expect(found).toEqual(slowMet(figures(basis, tree) as CountedFigures, false));
        },
      ),
    );
  });
});

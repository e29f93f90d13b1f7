import type { CountingBasis } from '../bases/basis.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { countingPenalties } from './prior-penalties.ts';
import type { SchemeTree } from '../choices/choice.ts';
import type { CountedFigures, PriorPenalty, ThresholdNeeds, ThresholdTest } from './threshold-test.ts';

/** What is known about a person. */
export interface ThresholdSubject {
  /** Undefined where the data has no such count. */
  readonly figures: (basis: CountingBasis, tree: SchemeTree) => CountedFigures | undefined;
  readonly penalties: readonly PriorPenalty[];
  /** The day of the conduct that is judged; the window of a prior penalty is counted to it. */
  readonly conductOn: PlainDate;
}

/** One comparison: `from` is met at or above the limit, `below` under it. Money in fen. */
export interface ComparedValue {
  readonly what: 'people' | 'levels' | 'money';
  readonly value: bigint;
  readonly limit: bigint;
  readonly bound: 'from' | 'below';
  readonly met: boolean;
}

export interface ThresholdResult<T extends ThresholdTest> {
  readonly test: T;
  readonly basis: CountingBasis;
  readonly tree: SchemeTree;
  readonly values: readonly ComparedValue[];
  /** Null where the test does not ask for a prior penalty; otherwise the ids of those that count. */
  readonly penalties: readonly string[] | null;
  /** Undefined where the data has no count on this basis and tree. A comparison of numbers, no decision about anybody. */
  readonly met: boolean | undefined;
  /** Indexes of the accounts whose lines were counted. */
  readonly accounts: readonly number[];
}

/** A count that all tests are compared on, instead of the one that each names. */
export interface ComparedOn {
  readonly basis: CountingBasis;
  readonly tree: SchemeTree;
}

/**
 * Compares a person with every test, in their order, each on its own count or all on the one given. Pure; O(tests). A test
 * that requires another is met only with it. Throws RangeError when a test requires one that does not stand before it.
 */
export function evaluateThresholds<T extends ThresholdTest>(
  tests: readonly T[],
  subject: ThresholdSubject,
  on?: ComparedOn,
): readonly ThresholdResult<T>[] {
  const results = new Map<string, ThresholdResult<T>>();
  for (const test of tests) {
    const alone = evaluateAlone(test, subject, on ?? test);
    results.set(test.key, { ...alone, met: both(alone.met, requiredMet(results, test)) });
  }
  return [...results.values()];
}

function requiredMet(
  results: ReadonlyMap<string, ThresholdResult<ThresholdTest>>,
  { key, requires }: ThresholdTest,
): boolean | undefined {
  if (requires === undefined) return true;
  const required = results.get(requires);
  if (required === undefined) throw new RangeError(`test ${key} requires ${requires}, which does not stand before it`);
  return required.met;
}

const both = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true;

function evaluateAlone<T extends ThresholdTest>(
  test: T,
  { figures, penalties, conductOn }: ThresholdSubject,
  { basis, tree }: ComparedOn,
): ThresholdResult<T> {
  const { priorPenalty } = test.needs;
  const counting =
    priorPenalty === undefined ? null : countingPenalties(penalties, priorPenalty, conductOn).map(({ id }) => id);
  const counted = figures(basis, tree);
  if (counted === undefined)
    return {
      test,
      basis,
      tree,
      values: [],
      penalties: counting,
      met: counting?.length === 0 ? false : undefined,
      accounts: [],
    };
  const values = compare(test.needs, counted);
  return {
    test,
    basis,
    tree,
    values,
    penalties: counting,
    met: values.every(({ met }) => met) && counting?.length !== 0,
    accounts: counted.accounts,
  };
}

function compare(needs: ThresholdNeeds, { people, levels, moneyFen }: CountedFigures): readonly ComparedValue[] {
  return [
    ...from('people', BigInt(people), needs.people),
    ...from('levels', BigInt(levels), needs.levels),
    ...from('money', moneyFen, needs.moneyFen),
    ...below('people', BigInt(people), needs.peopleBelow),
    ...below('money', moneyFen, needs.moneyBelowFen),
  ];
}

function from(what: ComparedValue['what'], value: bigint, limit: number | undefined): readonly ComparedValue[] {
  return limit === undefined ? [] : [{ what, value, limit: BigInt(limit), bound: 'from', met: value >= BigInt(limit) }];
}

function below(what: ComparedValue['what'], value: bigint, limit: number | undefined): readonly ComparedValue[] {
  return limit === undefined ? [] : [{ what, value, limit: BigInt(limit), bound: 'below', met: value < BigInt(limit) }];
}

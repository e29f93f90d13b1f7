import { expect, it } from 'vitest';
import { parseThresholdRules } from './threshold-rules.ts';

const head = { id: 'rule', version: '3' };
const short = { ...head, people: 30, levels: 3, serious: { people: 120, moneyFen: 250_000_000 } };
const tests = [
  { key: '30_3', needs: { people: 30, levels: 3 } },
  { key: '120', needs: { people: 120 } },
  { key: '2_5m', needs: { moneyFen: 250_000_000 } },
];

it('reads the figures of both forms of a rule', () => {
  const figures = { ...head, people: 30, levels: 3, peopleSerious: 120, moneySerious: 250_000_000 };
  expect(parseThresholdRules(short)).toEqual(figures);
  expect(parseThresholdRules({ ...head, title: '标准', tests })).toEqual(figures);
});

it.each([
  ['both forms at once', { ...short, tests }, /either "tests" or/u],
  ['a test is missing', { ...head, tests: tests.slice(0, 2) }, /test "2_5m"/u],
  ['a number is no number', { ...short, levels: '3' }, /"levels"/u],
])('names the fault: %s', (_, data, message) => {
  expect(() => parseThresholdRules(data)).toThrow(message);
});

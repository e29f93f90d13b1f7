import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../analyse.test-support.ts';
import { analyseStructure } from '../structure/analyse-structure.ts';
import type { CountingBasis, HeadCount } from './basis.ts';
import { COUNTING_BASES, NO_MARKS } from './basis.ts';
import { countBases, headCountOf } from './count-bases.ts';
import { countHeads } from './count-heads.ts';
import { surveyForest } from './geometry.ts';
import type { CountedAccount } from './bases.test-support.ts';
import { slowHeads } from './bases.test-support.ts';

interface Row {
  /** Position of the recommender; -1 none, -2 one that is not in the table. */
  readonly up: number;
  readonly person: number;
  readonly active: boolean;
  readonly paidOut: boolean;
  readonly family: boolean;
  readonly excluded: boolean;
}

const rows: fc.Arbitrary<readonly Row[]> = fc
  .array(
    fc.record({
      up: fc.integer({ min: -2, max: 30 }),
      person: fc.nat({ max: 8 }),
      active: fc.boolean(),
      paidOut: fc.nat({ max: 3 }).map((one) => one === 0),
      family: fc.nat({ max: 5 }).map((one) => one === 0),
      excluded: fc.nat({ max: 5 }).map((one) => one === 0),
    }),
    { minLength: 1, maxLength: 40 },
  )
  // Mostly trees; a recommender that stands later makes cycles possible.
  .map((all) =>
    all.map((row, at) => (row.up < 0 ? row : { ...row, up: row.up % (row.up > 25 || at === 0 ? all.length : at) })),
  );

const csv = (all: readonly Row[]): string =>
  [
    'member_id,recommender_id,id_number,active,paid_in,paid_out',
    ...all.map(({ up, person, active, paidOut }, at) =>
      [
        `m${at}`,
        up === -1 ? '' : up === -2 ? 'nobody' : `m${up}`,
        person > 6 ? '' : `p${person}`,
        active ? '是' : '否',
        at % 5 === 0 ? '1' : '',
        paidOut ? '3' : '0',
      ].join(','),
    ),
  ].join('\n');

const analyse = (text: string) => analyseStructure(readText(text, { withTexts: true }));

/** Which accounts count, said once more in plain words. */
function countedOn(basis: CountingBasis, all: readonly Row[], at: number): boolean {
  const row = all[at] as Row;
  const personOf = (other: Row, index: number) => (other.person > 6 ? `only ${index}` : `p${other.person}`);
  const own = all.flatMap((other, index) => (personOf(other, index) === personOf(row, at) ? [index] : []));
  if (basis === 'accounts') return true;
  if (row.excluded) return false;
  if (basis === 'active') return row.active || at % 5 === 0;
  if (basis === 'without_family') return !row.family;
  if (basis === 'persons') return true;
  return own.some(
    (index) => all[index]?.paidOut === true || all.some(({ up }, child) => up === index && child !== index),
  );
}

const marksOf = (all: readonly Row[]) => ({
  ...NO_MARKS,
  excluded: new Set(all.flatMap(({ excluded }, at) => (excluded ? [at] : []))),
  family: new Set(all.flatMap(({ family }, at) => (family ? [at] : []))),
});

function slowOn(basis: CountingBasis, all: readonly Row[]) {
  const merged = basis !== 'accounts' && basis !== 'active';
  const accounts = all.map(({ up, person }, at): CountedAccount => ({
    up: up < 0 || up === at ? undefined : up,
    head: merged && person <= 6 ? `p${person}` : `only ${at}`,
    person: person <= 6 ? `p${person}` : `only ${at}`,
    counted: countedOn(basis, all, at),
  }));
  return slowHeads(accounts);
}

describe('counting bases agree with a slow second reckoning', () => {
  test.each(COUNTING_BASES)('on the basis %s, for every account and person', (basis) => {
    fc.assert(
      fc.property(rows, (all) => {
        const structure = analyse(csv(all));
        const count = countBases(structure, marksOf(all))[basis];
        const slow = slowOn(basis, all);
        all.forEach((_, row) => {
          const node = structure.forest.place[row] as number;
          const fast: HeadCount | undefined =
            node < 0
              ? undefined
              : { people: count.counts.people[node] as number, levels: count.counts.levels[node] as number };
          expect([row, fast]).toEqual([row, slow.account(row)]);
          expect([row, headCountOf(structure, count, row)]).toEqual([row, slow.person(row)]);
        });
        expect(count.heads).toBe(slow.heads);
      }),
      { numRuns: 500 },
    );
  });

  test('and persons counted with a mask that leaves out nobody are those of persons.csv', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const structure = analyse(csv(all));
        const counted = new Uint8Array(structure.forest.count).fill(1);
        const { people, levels, groupPeople, groupLevels } = countHeads(surveyForest(structure), {
          counted,
          merged: true,
        });
        expect({ people, levels, groupPeople, groupLevels }).toEqual(countBases(structure, NO_MARKS).persons.counts);
      }),
      { numRuns: 500 },
    );
  });
});

describe('counting bases of large shapes', () => {
  const SIZE = 10_000;

  test('a chain of which every second account is active', () => {
    const lines = Array.from(
      { length: SIZE },
      (_, at) => `m${at},${at === 0 ? '' : `m${at - 1}`},,${at % 2 === 0 ? '1' : '0'}`,
    );
    const structure = analyse(`member_id,recommender_id,id_number,active\n${lines.join('\n')}`);
    const { active, accounts } = countBases(structure, NO_MARKS);
    expect(headCountOf(structure, accounts, 0)).toEqual({ people: SIZE, levels: SIZE });
    expect(headCountOf(structure, active, 0)).toEqual({ people: SIZE / 2, levels: SIZE / 2 });
    // Not active himself: he counts, as whoever leads a line does.
    expect(headCountOf(structure, active, 1)).toEqual({ people: SIZE / 2, levels: SIZE / 2 });
  });

  test('a ladder of one person is one head and one level', () => {
    const lines = Array.from({ length: SIZE }, (_, at) => `m${at},${at === 0 ? '' : `m${at - 1}`},p1,5`);
    const structure = analyse(
      `member_id,recommender_id,id_number,paid_out\n${lines.join('\n')}\nlast,m${SIZE - 1},p2,0`,
    );
    const { accounts, persons, participants } = countBases(structure, NO_MARKS);
    expect(headCountOf(structure, accounts, 0)).toEqual({ people: SIZE + 1, levels: SIZE + 1 });
    expect(headCountOf(structure, persons, 0)).toEqual({ people: 2, levels: 2 });
    // The last one only bought.
    expect(headCountOf(structure, participants, 0)).toEqual({ people: 1, levels: 1 });
  });
});

test('a basis for which the table has nothing says so and leaves out nobody', () => {
  const structure = analyse('member_id,recommender_id\nA,\nB,A');
  const { active, participants, without_family, persons } = countBases(structure, NO_MARKS);
  expect([active, participants, without_family].map(({ applied, heads }) => [applied, heads])).toEqual([
    [false, 2],
    [false, 2],
    [false, 2],
  ]);
  expect(persons.applied).toBe(true);
});

test('words that mean activated can be chosen', () => {
  const structure = analyse('member_id,recommender_id,active\nA,,vip\nB,A,gone');
  expect(countBases(structure, { ...NO_MARKS, activeWords: ['VIP'] }).active.heads).toBe(1);
});

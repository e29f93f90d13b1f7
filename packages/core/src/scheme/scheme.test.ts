import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseStructure } from './structure/analyse-structure.ts';
import { analyseText, readText } from './analyse.test-support.ts';
import type { ReferenceRow } from './reference.test-support.ts';
import { referenceStructure } from './reference.test-support.ts';

const HEADER = 'member_id,recommender_id,id_number,phone,bank_card,paid_in,paid_out';

const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows: readonly ReferenceRow[]): string =>
  [
    HEADER,
    ...rows.map((row) => [row.member, row.recommender, ...row.keys, row.paidIn, row.paidOut].map(cell).join(',')),
  ].join('\n');

const blank = fc.constantFrom('', '', '', ' ', '\u3000', '\u00a0\t');
const around = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(blank, text, blank).map((parts) => parts.join(''));
const id = around(fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f', '007', '7', '会员一', 'abcdefgh', 'abcdefgi', 'A'));
const key = around(fc.constantFrom('', '', '', '99x', '99X', '98', '97', '９７ｘ', '９７Ｘ', 'ß', 'SS'));
const money = fc.constantFrom(
  '',
  '0',
  '1',
  '-2.5',
  '300.25',
  '99999.99',
  '1e9',
  '1.234',
  'x,"y',
  '90071992547409.91',
  '-90071992547409.93',
  '1000000',
);
const row: fc.Arbitrary<ReferenceRow> = fc.record({
  member: id,
  recommender: id,
  keys: fc.tuple(key, key, key),
  paidIn: money,
  paidOut: money,
});

describe('the structure agrees with a slow second reckoning', () => {
  test('for small tables of every fault', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 40 }), (rows, chunk) => {
        const { accounts, persons, findings } = analyseText(csv(rows), {
          persons: ['id_number', 'phone', 'bank_card'],
          chunk,
        });
        expect({ accounts, persons, findings }).toEqual(referenceStructure(rows));
      }),
      { numRuns: 1500 },
    );
  });

  test('for trees in which persons have accounts all over', () => {
    const tree = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 9 })), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(tree, fc.boolean(), (picks, reversed) => {
        const rows = picks.map(([up, person], index): ReferenceRow => {
          const recommender = index === 0 || up % 17 === 0 ? '' : `m${up % index}`;
          return {
            member: `m${index}`,
            recommender,
            keys: [person > 7 ? '' : `p${person}`, '', ''],
            paidIn: `${index}.01`,
            paidOut: '',
          };
        });
        if (reversed) rows.reverse();
        const { accounts, persons, findings } = analyseText(csv(rows));
        expect({ accounts, persons, findings }).toEqual(referenceStructure(rows));
      }),
      { numRuns: 600 },
    );
  });

  test('for tables large enough to be thresholded', () => {
    const picks = fc.array(fc.nat(), { minLength: 110, maxLength: 160 });
    fc.assert(
      fc.property(picks, fc.integer({ min: 1, max: 5 }), (ups, spread) => {
        const rows = ups.map((up, index): ReferenceRow => {
          const recommender = index === 0 ? '' : `m${up % Math.min(index, spread * 4)}`;
          return {
            member: `m${index}`,
            recommender,
            keys: [up % 7 === 0 ? `p${up % 50}` : '', '', ''],
            paidIn: '19999.99',
            paidOut: '1',
          };
        });
        const { accounts, persons } = analyseText(csv(rows));
        const slow = referenceStructure(rows);
        expect({ accounts, persons }).toEqual({ accounts: slow.accounts, persons: slow.persons });
      }),
      { numRuns: 40 },
    );
  });
});

describe('worked by hand', () => {
  const text = [
    'member_id,recommender_id,id_number,paid_in,paid_out',
    'A,,990000199001010011,100,10',
    'B,A,990000199001010022,200.5,',
    'C,A,990000199001010033,300,0',
    'D,B,990000199001010022,50,',
    'E,D,990000199001010044,1e9,',
    'F,Z,,7,',
    'G,G,,8,',
    'H,I,,1,',
    'I,H,,1,',
    'J,H,,1,',
    'A,B,,5,',
    ',A,,5,',
  ].join('\r\n');

  test('accounts: an own second account is one person more for nobody', () => {
    expect(analyseText(text).accounts).toEqual([
      'A,,root,A,1,2,4,4,4,100.00,10.00,650.50',
      'B,A,ok,A,2,1,2,3,2,200.50,0.00,250.50',
      'C,A,ok,A,2,0,0,1,1,300.00,0.00,300.00',
      'D,B,ok,A,3,1,1,2,2,50.00,0.00,50.00',
      'E,D,ok,A,4,0,0,1,1,0.00,0.00,0.00',
      'F,Z,orphan,F,1,0,0,1,1,7.00,0.00,7.00',
      'G,G,self_reference,G,1,0,0,1,1,8.00,0.00,8.00',
      'H,I,cycle,,,,,,,1.00,0.00,',
      'I,H,cycle,,,,,,,1.00,0.00,',
      'J,H,below_cycle,,,,,,,1.00,0.00,',
    ]);
  });

  test('persons: an own account below adds no level', () => {
    expect(analyseText(text).persons).toEqual([
      '1,1,4,3,650.50,0,0,0',
      '2,2,2,2,250.50,0,0,0',
      '3,1,1,1,300.00,0,0,0',
      '5,1,1,1,0.00,0,0,0',
      '6,1,1,1,7.00,0,0,0',
      '7,1,1,1,8.00,0,0,0',
      '8,1,1,1,0.00,0,0,0',
      '9,1,1,1,0.00,0,0,0',
      '10,1,1,1,0.00,0,0,0',
    ]);
  });

  test('findings name the row and why', () => {
    expect(analyseText(text).findings).toEqual([
      'bad_money,5,E,paid_in=1e9',
      'orphan,6,F,recommender_id=Z',
      'self_reference,7,G,',
      'cycle,8,H,cycle_first_row=8;cycle_accounts=2',
      'cycle,9,I,cycle_first_row=8;cycle_accounts=2',
      'below_cycle,10,J,cycle_first_row=8;cycle_accounts=2',
      'duplicate,11,A,first_row=1',
      'missing_id,12,,',
    ]);
  });

  test('the summary counts every row once', () => {
    expect(analyseText(text).summary).toMatchObject({
      rows: 12,
      accounts: 10,
      persons: 9,
      roots: 1,
      orphans: 1,
      self_references: 1,
      cycle_accounts: 2,
      below_cycle_accounts: 1,
      duplicates: 1,
      missing_ids: 1,
      max_level: 4,
      paid_in_fen: '66850',
      paid_out_fen: '1000',
      rules: 'organise-lead-2013-37@1',
    });
  });

  test('without person keys every account is a person', () => {
    const { accounts, persons } = analyseText(text, { persons: [] });
    expect(accounts[0]).toBe('A,,root,A,1,2,4,4,5,100.00,10.00,650.50');
    expect(persons).toHaveLength(10);
  });
});

describe('shapes at the edge', () => {
  test('a chain of 10,000, last member first, with one person at both ends', () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `m${index},${index === 0 ? '' : `m${index - 1}`},${index % 9999 === 0 ? '99' : ''},1`,
    ).toReversed();
    const { accounts, persons } = analyseText(['member_id,recommender_id,id_number,paid_in', ...rows].join('\n'));
    expect(accounts.at(-1)).toBe('m0,,root,m0,1,1,9999,10000,9999,1.00,0.00,10000.00');
    expect(accounts[0]).toBe('m9999,m9998,ok,m0,10000,0,0,1,1,1.00,0.00,1.00');
    expect(persons[0]).toBe('1,2,9999,10000,10000.00,1,1,0');
  });

  test('a star of 1,000,000', () => {
    const rows = Array.from({ length: 1_000_000 }, (_, index) => `${index + 2},1,0.01`);
    const { forest, links } = analyseStructure(
      readText(new TextEncoder().encode(`会员编号,推荐人,入金\n1,,0.01\n${rows.join('\n')}\n`)),
    );
    expect([...forest.figures.subarray(0, 5)]).toEqual([1, 0, 1_000_000, 1, 1_000_001]);
    expect(forest.money[3]).toBe(1_000_001);
    expect(links.kids[1]).toBe(1_000_000);
    expect(forest.count).toBe(1_000_001);
  });

  test('one placeholder id number on every account makes one person', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `${index + 1},${index === 0 ? '' : (index + 1) >> 1},0000`);
    const { persons } = analyseText(['member_id,recommender_id,id_number', ...rows].join('\n'));
    expect(persons).toEqual(['1,3000,1,1,0.00,0,0,0']);
  });

  test('a member id of 5 kB is an id like any other', () => {
    const long = '长'.repeat(1700);
    const { accounts } = analyseText(`member_id,recommender_id\n${long},\nx,${long}\n`);
    expect(accounts).toEqual([
      `${long},,root,${long},1,1,1,2,2,0.00,0.00,0.00`,
      `x,${long},ok,${long},2,0,0,1,1,0.00,0.00,0.00`,
    ]);
  });

  test('ids with separators, quotes and line breaks come out quoted as they came in', () => {
    const { accounts } = analyseText('member_id,recommender_id\n"a,""b""",\n"x\ny","a,""b"""\n');
    expect(accounts.join('\n')).toBe(
      '"a,""b""",,root,"a,""b""",1,1,1,2,2,0.00,0.00,0.00\n"x\ny","a,""b""",ok,"a,""b""",2,0,0,1,1,0.00,0.00,0.00',
    );
  });

  test('sums beyond 2^53 fen are exact', () => {
    const { accounts, summary } = analyseText(
      'member_id,recommender_id,paid_in\na,,90071992547409.91\nb,a,90071992547409.93\nc,b,0.01\n',
    );
    expect(accounts[0]?.split(',').at(-1)).toBe('180143985094819.85');
    expect(summary.paid_in_fen).toBe('18014398509481985');
  });

  test('amounts that leave 64 bits together are refused', () => {
    const most = '92233720368547758.07';
    expect(() => analyseText(`member_id,recommender_id,paid_in\na,,${most}\nb,a,${most}\n`)).toThrow(/64 bits/u);
  });
});

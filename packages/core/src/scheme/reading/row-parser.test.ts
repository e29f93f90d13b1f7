import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MemberTable } from './member-table.ts';
import { readText } from '../analyse.test-support.ts';
import { decodeUtf8 } from './utf8.ts';

const cells = ({ ids, recommenders, rows }: MemberTable): string[][] =>
  Array.from({ length: rows }, (_, row) =>
    [ids, recommenders].map(({ offsets, bytes }) => decodeUtf8(bytes.slice(offsets[row], offsets[row + 1]))),
  );

const read = (text: string, delimiter = ',', chunk = 1 << 20): string[][] =>
  cells(readText(`member_id${delimiter}recommender_id\n${text}`, { delimiter, chunk, persons: [] }));

test('any cells come back as they were written, whatever the separator, the line ends and the size of blocks', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', '中', '"', ',', ';', '\t', '\n', '\r\n', '0'), maxLength: 6 })
    .map((text) => `<${text}>`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.nat(30),
      fc.boolean(),
      (rows, delimiter, end, chunk, ended) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter)).join(end);
        expect(read(ended ? text + end : text, delimiter, chunk + 1)).toEqual(rows.map((row) => [...row]));
      },
    ),
    { numRuns: 300 },
  );
});

test('random bytes never break the parser, and the size of blocks never changes what it reads', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r', ' '), maxLength: 40 });
  const outcome = (input: string, chunk: number): unknown => {
    try {
      return read(input, ',', chunk);
    } catch (error) {
      return String(error);
    }
  };
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 7 }), (input, chunk) => {
      expect(outcome(input, chunk)).toEqual(outcome(input, 1 << 20));
    }),
    { numRuns: 500 },
  );
});

test('blank lines are no rows; short rows lack cells; extra cells are left out; a quote inside a cell is text', () => {
  expect(read('\n\r\na\nb,c,d,e\n5" pipe,"x"y\n\n')).toEqual([
    ['a', ''],
    ['b', 'c'],
    ['5" pipe', 'xy'],
  ]);
});

test('a quote that is never closed is named by its row', () => {
  expect(() => read('a,\nb,a\n"c,b\n')).toThrow(/row 3/u);
});

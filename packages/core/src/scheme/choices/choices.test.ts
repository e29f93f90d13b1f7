import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, RULES_2013 } from '../analyse.test-support.ts';
import { CsvBuffer } from '../results/csv-buffer.ts';
import { writeAccounts, writePersons } from '../results/write-results.ts';
import { decodeUtf8 } from '../reading/utf8.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { analyseStructure } from '../structure/analyse-structure.ts';
import { analyseWithChoices } from './analyse-with-choices.ts';
import type { Choice, SchemeTree } from './choice.ts';

interface Row {
  readonly member: string;
  readonly recommender: string;
  readonly placement: string;
  readonly person: string;
}

const HEADER = 'member_id,recommender_id,placement_id,id_number,phone,bank_card,paid_in';

/** What the engine reads, with the two key columns that only the edited table uses. */
const csv = (rows: readonly (Row & { readonly extra?: readonly string[] })[]): string =>
  [
    HEADER,
    ...rows.map(({ member, recommender, placement, person, extra = ['', ''] }, at) =>
      [member, recommender, placement, person, ...extra, at].join(','),
    ),
  ].join('\n');

const read = (text: string) => readText(text, { withTexts: true, persons: ['id_number', 'phone', 'bank_card'] });

/** Figures of all accounts and persons, without the recommender as written. */
function figures(structure: Structure): string[][] {
  const range = { from: 0, to: structure.table.rows };
  const accounts = new CsvBuffer(16);
  writeAccounts(structure, range, accounts);
  const persons = new CsvBuffer(16);
  writePersons(structure, RULES_2013, { ...range, out: persons });
  const lines = (buffer: CsvBuffer) => decodeUtf8(buffer.bytes.subarray(0, buffer.length)).split('\n');
  return [lines(accounts).map((line) => line.split(',').toSpliced(1, 1).join(',')), lines(persons)];
}

/** The table as it would read if what was decided had stood in it. */
function edited(rows: readonly Row[], choices: readonly Choice[], tree: SchemeTree): string {
  let merges = 0;
  const changed = rows.map((row) => ({ ...row, extra: ['', ''] }));
  const first = (id: string) => changed.find(({ member }) => member === id);
  for (const choice of choices) {
    const row = first(choice.member);
    const other = 'other' in choice ? first(choice.other) : row;
    if (row === undefined || other === undefined) continue;
    if (choice.kind === 'split_account') row.person = '';
    if (choice.kind === 'merge_accounts') {
      row.extra[merges] = 'one';
      other.extra[merges] = 'one';
      merges += 1;
    }
    if ((choice.kind === 'cut_link' || choice.kind === 'set_link') && choice.tree === tree)
      row[tree] = choice.kind === 'cut_link' ? '' : choice.other;
  }
  return csv(tree === 'recommender' ? changed : changed.map((row) => ({ ...row, recommender: row.placement })));
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '会员七', '');
const rows = fc.array(
  fc.record({ member: id, recommender: id, placement: id, person: fc.constantFrom('', '1', '2') }),
  { minLength: 1, maxLength: 14 },
);
const tree = fc.constantFrom<SchemeTree>('recommender', 'placement');
const member = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '会员七', 'nobody');
const others = fc.oneof(
  fc.record({ kind: fc.constant('cut_link' as const), tree, member }),
  fc.record({ kind: fc.constant('set_link' as const), tree, member, other: member }),
  fc.record({ kind: fc.constant('split_account' as const), member }),
);
const merge = fc.record({ kind: fc.constant('merge_accounts' as const), member, other: member });
const choices = fc
  .tuple(fc.array(others, { maxLength: 4 }), fc.array(merge, { maxLength: 2 }))
  .map(([some, merges]): Choice[] =>
    [...some, ...merges]
      .filter((choice) => !('other' in choice) || choice.member !== choice.other)
      .map((choice, at) => ({ ...choice, id: String(at) })),
  );

describe('decisions about the data', () => {
  test('count as if the table had been written so', () => {
    fc.assert(
      fc.property(rows, choices, tree, (table, chosen, which) => {
        const { structure, outcomes } = analyseWithChoices(read(csv(table)), { tree: which, choices: chosen });
        expect(figures(structure)).toEqual(figures(analyseStructure(read(edited(table, chosen, which)))));
        const there = (name: string) => table.some((row) => row.member === name);
        expect(outcomes).toEqual(
          chosen.map((choice) => ({
            id: choice.id,
            applied: there(choice.member) && (!('other' in choice) || there(choice.other)),
          })),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('leave the analysis as it is when there are none', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const { structure } = analyseWithChoices(read(csv(table)), { tree: 'recommender', choices: [] });
        expect(figures(structure)).toEqual(figures(analyseStructure(read(csv(table)))));
      }),
    );
  });

  const chain = 'member_id,recommender_id,id_number\na,c,1\nb,a,1\nc,b,2\n';

  test('a cycle that is cut becomes a line, and is one again without the decision', () => {
    const cut = { id: '1', kind: 'cut_link', tree: 'recommender', member: 'a' } as const;
    const open = analyseWithChoices(readText(chain), { tree: 'recommender', choices: [cut] }).structure;
    expect([open.forest.count, open.cycles.firstRow]).toEqual([3, []]);
    const closed = analyseWithChoices(readText(chain), { tree: 'recommender', choices: [] }).structure;
    expect([closed.forest.count, closed.cycles.firstRow]).toEqual([0, [0]]);
  });

  test('a link set into the own line makes a cycle, which is found', () => {
    const set = { id: '1', kind: 'set_link', tree: 'recommender', member: 'a', other: 'b' } as const;
    const { structure } = analyseWithChoices(readText('member_id,recommender_id\na,\nb,a\n'), {
      tree: 'recommender',
      choices: [set],
    });
    expect(structure.cycles.length).toEqual([2]);
  });

  test('accounts marked as held for family or filled in by the system are told by their rows', () => {
    const { marks, outcomes } = analyseWithChoices(readText(chain), {
      tree: 'recommender',
      choices: [
        { id: '1', kind: 'family_account', member: 'c', other: 'a' },
        { id: '2', kind: 'exclude_account', member: 'b' },
        { id: '3', kind: 'exclude_account', member: 'gone' },
      ],
    });
    expect(marks).toEqual({ family: new Set([2]), excluded: new Set([1]) });
    expect(outcomes.map(({ applied }) => applied)).toEqual([true, true, false]);
  });

  test('a table without placements has no tree of them', () => {
    expect(() => analyseWithChoices(readText(chain), { tree: 'placement', choices: [] })).toThrow(RangeError);
  });
});

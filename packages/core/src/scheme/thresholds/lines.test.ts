import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { readText, RULES_2013 } from '../analyse.test-support.ts';
import { NO_MARKS } from '../bases/basis.ts';
import { reckon } from '../bases/count-bases.ts';
import { analyseWithChoices } from '../choices/analyse-with-choices.ts';
import type { Choice } from '../choices/choice.ts';
import { encodeStructure } from '../structure-file/encode.ts';
import { openSections } from '../structure-file/sections.ts';
import { openStructureFile } from '../structure-file/structure-file.ts';
import { findByIdNumber } from './find-by-id-number.ts';
import { lineUntil } from './line-until.ts';

const EXIT = plainDate('2025-06-15');

interface Row {
  readonly up: number;
  readonly person: number;
  /** Days after the exit; undefined without a day. */
  readonly joined: number | undefined;
  /** What was decided about the account. */
  readonly decided?: 'cut' | 'set' | 'split' | 'merge' | 'exclude' | undefined;
}

/** The decisions about accounts; a link is set to, and an account merged with, the first account. */
const choicesOf = (rows: readonly Row[]): Choice[] =>
  rows.flatMap(({ decided }, at): Choice[] => {
    const of = { id: String(at), member: `m${at}` };
    const tree = 'recommender';
    switch (decided) {
      case undefined:
        return [];
      case 'cut':
        return [{ ...of, kind: 'cut_link', tree }];
      case 'set':
        return [{ ...of, kind: 'set_link', tree, other: 'm0' }];
      case 'split':
        return [{ ...of, kind: 'split_account' }];
      case 'merge':
        return [{ ...of, kind: 'merge_accounts', other: 'm0' }];
      case 'exclude':
        return [{ ...of, kind: 'exclude_account' }];
    }
  });

async function open(rows: readonly Row[]) {
  const csv = [
    'member_id,recommender_id,id_number,joined_at,paid_in',
    ...rows.map(({ up, person, joined }, at) =>
      [
        `m${at}`,
        up < 0 ? '' : `m${up}`,
        person > 6 ? '' : `p${person}x`,
        joined === undefined ? '' : addDays(EXIT, joined),
        '1',
      ].join(','),
    ),
  ].join('\n');
  const choices = choicesOf(rows);
  const { structure, marks } = analyseWithChoices(readText(csv, { withTexts: true }), { tree: 'recommender', choices });
  const bytes = Buffer.concat([
    ...encodeStructure(structure, reckon(structure, RULES_2013, { ...NO_MARKS, ...marks })),
  ]);
  const read = (offset: number, length: number) => Promise.resolve(bytes.subarray(offset, offset + length));
  const file = await openStructureFile(read);
  const indexOf = async (at: number) => (await file.findById(`m${at}`)) ?? -1;
  const excluded = new Set(await Promise.all([...marks.excluded].map(indexOf)));
  return { sections: await openSections(read), file, indexOf, count: { day: EXIT, excluded } };
}

const rows: fc.Arbitrary<readonly Row[]> = fc
  .array(
    fc.record({
      up: fc.nat({ max: 40 }),
      person: fc.nat({ max: 9 }),
      joined: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
      decided: fc.option(fc.constantFrom('cut', 'set', 'split', 'merge', 'exclude', 'exclude'), {
        nil: undefined,
        freq: 4,
      }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((all) =>
    all.map((row, at) => ({
      ...row,
      up: at === 0 || row.up % 7 === 6 ? -1 : row.up % at,
      decided: at === 0 && row.decided !== 'exclude' ? undefined : row.decided,
    })),
  );

/** The rows as they would read if what was decided stood in the table. */
function decidedRows(all: readonly Row[]): readonly (Row & { readonly key: string })[] {
  const first = all[0] as Row;
  const splitOff = (row: Row, at: number) =>
    row.decided === 'split' || row.person > 6 ? `only ${at}` : `p${row.person}`;
  const keys = all.map(splitOff);
  // Whoever is merged with the first account brings along all that are the same person.
  const one = new Set([
    splitOff(first, 0),
    ...all.flatMap(({ decided }, at) => (decided === 'merge' ? [keys[at]] : [])),
  ]);
  return all.map((row, at) => ({
    ...row,
    up: row.decided === 'cut' ? -1 : row.decided === 'set' ? 0 : row.up,
    key: one.has(keys[at]) ? 'one' : (keys[at] as string),
  }));
}

/** Sets of what lies below, by walking up from every account. */
function slow(given: readonly Row[], at: number, counts: (row: Row) => boolean) {
  const all = decidedRows(given);
  const keyOf = (index: number) => all[index]?.key;
  const isHead = (index: number) => all[index]?.decided !== 'exclude';
  const pathUp = (index: number): number[] => (index < 0 ? [] : [index, ...pathUp((all[index] as Row).up)]);
  const own = all.flatMap(({ key }, index) => (key === keyOf(at) ? [index] : []));
  const below = all.flatMap((row, index) =>
    own.includes(index) || !counts(row) || !pathUp(index).some((up) => own.includes(up)) ? [] : [index],
  );
  const heads = below.filter(isHead);
  /** Whether an account stands a level below the nearest head above it. */
  const isStep = (index: number) => isHead(index) && keyOf(pathUp(index).slice(1).find(isHead) ?? -1) !== keyOf(index);
  const depths = all.flatMap((row, index) => {
    if (!counts(row) || !isHead(index)) return [];
    const path = pathUp(index);
    return path.flatMap((top, steps) => (own.includes(top) ? [path.slice(0, steps).filter(isStep).length] : []));
  });
  return {
    people: 1 + new Set(heads.map(keyOf)).size,
    levels: 1 + Math.max(0, ...depths),
    moneyFen: BigInt(100 * (own.length + below.length)),
    accounts: heads.length,
  };
}

describe('退出之后发展的下线', () => {
  it('与逐个上溯数出来的相同，全部的数与结构文件的相同，数据处理决定都算在内', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (all, pick) => {
        const at = pick % all.length;
        const { sections, file, indexOf, count } = await open(all);
        const index = await indexOf(at);
        const { whole, until } = await lineUntil(sections, index, count);
        expect(whole).toEqual(slow(all, at, () => true));
        expect(until).toEqual(slow(all, at, ({ joined }) => joined === undefined || joined <= 0));
        const { bases, moneyLineFen } = await file.personOf(index);
        expect(whole).toMatchObject({ ...bases.persons, moneyFen: moneyLineFen });
      }),
      { numRuns: 500 },
    );
  });

  it('系统生成的账号不计人数和层级，断开的下线不计入，资金照计', async () => {
    const { sections, indexOf, count } = await open([
      { up: -1, person: 1, joined: -9 },
      { up: 0, person: 2, joined: -1, decided: 'exclude' },
      { up: 1, person: 3, joined: -1 },
      { up: 2, person: 4, joined: -1, decided: 'cut' },
    ]);
    const { whole } = await lineUntil(sections, await indexOf(0), count);
    expect(whole).toEqual({ people: 2, levels: 2, moneyFen: 300n, accounts: 1 });
  });

  it('退出当日加入的算在退出前，没有日期的两边都算并单独计数', async () => {
    const { sections, indexOf, count } = await open([
      { up: -1, person: 1, joined: -9 },
      { up: 0, person: 2, joined: 0 },
      { up: 1, person: 3, joined: 1 },
      { up: 1, person: 4, joined: undefined },
    ]);
    const line = await lineUntil(sections, await indexOf(0), count);
    expect(line).toMatchObject({ whole: { people: 4, levels: 3 }, until: { people: 3, levels: 3 }, undated: 1 });
  });
});

describe('证件号', () => {
  it('不分大小写找到第一个账号，空的和没有的找不到', async () => {
    const { sections, file } = await open([
      { up: -1, person: 1, joined: 0 },
      { up: 0, person: 2, joined: 0 },
    ]);
    expect(await findByIdNumber(sections, ' P2X')).toBe(await file.findById('m1'));
    expect(await findByIdNumber(sections, 'p9x')).toBeUndefined();
    expect(await findByIdNumber(sections, ' ')).toBeUndefined();
  });
});

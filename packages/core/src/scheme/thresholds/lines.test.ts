import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { readText, RULES_2013 } from '../analyse.test-support.ts';
import { NO_MARKS } from '../bases/basis.ts';
import { reckon } from '../bases/count-bases.ts';
import { analyseStructure } from '../structure/analyse-structure.ts';
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
}

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
  const structure = analyseStructure(readText(csv, { withTexts: true }));
  const bytes = Buffer.concat([...encodeStructure(structure, reckon(structure, RULES_2013, NO_MARKS))]);
  const read = (offset: number, length: number) => Promise.resolve(bytes.subarray(offset, offset + length));
  return { sections: await openSections(read), file: await openStructureFile(read) };
}

const rows: fc.Arbitrary<readonly Row[]> = fc
  .array(
    fc.record({
      up: fc.nat({ max: 40 }),
      person: fc.nat({ max: 9 }),
      joined: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((all) => all.map((row, at) => ({ ...row, up: at === 0 || row.up % 7 === 6 ? -1 : row.up % at })));

/** Sets of what lies below, by walking up from every account. */
function slow(all: readonly Row[], at: number, counts: (row: Row) => boolean) {
  const personOf = (index: number) =>
    (all[index] as Row).person > 6 ? `only ${index}` : `p${(all[index] as Row).person}`;
  const pathUp = (index: number): number[] => (index < 0 ? [] : [index, ...pathUp((all[index] as Row).up)]);
  const own = all.flatMap((_, index) => (personOf(index) === personOf(at) ? [index] : []));
  const below = all.flatMap((_, index) =>
    own.includes(index) || !pathUp(index).some((up) => own.includes(up)) ? [] : [index],
  );
  const counted = below.filter((index) => counts(all[index] as Row));
  const depths = all.flatMap((row, index) => {
    if (!counts(row)) return [];
    const path = pathUp(index);
    return path.flatMap((top, steps) =>
      own.includes(top)
        ? [path.slice(0, steps).filter((one, step) => personOf(one) !== personOf(path[step + 1] as number)).length]
        : [],
    );
  });
  return {
    people: 1 + new Set(counted.map(personOf).filter((person) => person !== personOf(at))).size,
    levels: 1 + Math.max(0, ...depths),
    moneyFen: BigInt(100 * (own.length + counted.length)),
    accounts: counted.length,
  };
}

describe('退出之后发展的下线', () => {
  it('与逐个上溯数出来的相同，全部的数与结构文件的相同', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (all, pick) => {
        const at = pick % all.length;
        const { sections, file } = await open(all);
        const index = (await file.findById(`m${at}`)) ?? -1;
        const { whole, until } = await lineUntil(sections, index, EXIT);
        expect(whole).toEqual(slow(all, at, () => true));
        expect(until).toEqual(slow(all, at, ({ joined }) => joined === undefined || joined <= 0));
        const { people, levels, moneyLineFen } = await file.personOf(index);
        expect(whole).toMatchObject({ people, levels, moneyFen: moneyLineFen });
      }),
      { numRuns: 300 },
    );
  });

  it('退出当日加入的算在退出前，没有日期的两边都算并单独计数', async () => {
    const { sections, file } = await open([
      { up: -1, person: 1, joined: -9 },
      { up: 0, person: 2, joined: 0 },
      { up: 1, person: 3, joined: 1 },
      { up: 1, person: 4, joined: undefined },
    ]);
    const line = await lineUntil(sections, (await file.findById('m0')) ?? -1, EXIT);
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

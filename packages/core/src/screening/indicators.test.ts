import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffDays, parsePlainDate } from '../kernel/plain-date.ts';
import { foldText } from '../kernel/text.ts';
import { CountTable } from './count-table.ts';
import { foldAddress } from './fold-address.ts';
import { type Indicator, screener, sharedFields, sharedKey } from './indicators.ts';
import type { ListedEntry } from './listed-entry.ts';
import { hasNewReason, reasonKeys, weightOf } from './reason-set.ts';

const DISGUISES = [
  { id: 'capital', words: ['资本运作'] },
  { id: 'shares', words: ['原始股'] },
];
const INDICATORS: readonly Indicator[] = [
  {
    id: 'pay',
    lists: ['firm', 'site'],
    weight: 4,
    test: { kind: 'words', fields: ['description', 'scope'], words: ['直推奖', '下线'] },
  },
  { id: 'disguise', lists: ['firm', 'site'], weight: 3, test: { kind: 'disguise', fields: ['name', 'description'] } },
  {
    id: 'fee',
    lists: ['firm'],
    weight: 3,
    test: { kind: 'fee', fields: ['description'], words: ['会员费'], fromYuan: 1000 },
  },
  { id: 'address', lists: ['firm'], weight: 2, test: { kind: 'shared', field: 'address', from: 3 } },
  { id: 'representative', lists: ['firm'], weight: 1, test: { kind: 'shared', field: 'representative', from: 2 } },
  { id: 'life', lists: ['firm'], weight: 2, test: { kind: 'life', maxDays: 30 } },
  { id: 'complaints', lists: ['firm', 'site'], weight: 2, test: { kind: 'complaints', from: 2 } },
  { id: 'icp', lists: ['site'], weight: 1, test: { kind: 'missing', field: 'icp' } },
];

const cell = (...words: string[]) => fc.constantFrom('', ...words);
const day = fc.constantFrom('', '2026-01-01', '2026-01-20', '2026-01-31', '2026-03-01');
const number = fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined });
const entry: fc.Arbitrary<ListedEntry> = fc.record({
  name: cell('云联资本 运作中心', '都匀米粉店'),
  code: fc.constant(''),
  scope: cell('零售', '直推奖计酬'),
  description: cell('会员费1200元', '会员费999元', '发展下 线，送原始股', '正常经营'),
  address: cell('某路1号', '某路一号', '某路2号'),
  representative: cell('黎某', '莫某', '黎 某'),
  operator: fc.constant(''),
  host: fc.constant(''),
  icp: cell('黔ICP备00000000号', ' '),
  founded: day,
  ended: day,
  complaints: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  feeYuan: number,
});

/** What the rules say, read slowly: one condition after another, counting by comparing every entry with every other. */
function slowly(one: ListedEntry, all: readonly ListedEntry[], kind: 'firm' | 'site'): string[] {
  const has = (text: string, word: string) => foldText(text).includes(foldText(word));
  const same = (key: (of: ListedEntry) => string) =>
    key(one) === '' ? 0 : all.filter((other) => key(other) === key(one)).length;
  const [founded, ended] = [parsePlainDate(one.founded), parsePlainDate(one.ended)];
  const days = founded === undefined || ended === undefined ? -1 : diffDays(founded, ended);
  const written = has(one.description, '会员费1200元') ? 1200 : has(one.description, '会员费999元') ? 999 : 0;
  const holds: Record<string, boolean> = {
    pay: ['直推奖', '下线'].some((word) => has(one.description, word) || has(one.scope, word)),
    disguise: ['资本运作', '原始股'].some((word) => has(one.name, word) || has(one.description, word)),
    fee: kind === 'firm' && Math.max(written, one.feeYuan ?? 0) >= 1000,
    address: kind === 'firm' && same((of) => foldAddress(of.address)) >= 3,
    representative: kind === 'firm' && same((of) => foldText(of.representative)) >= 2,
    life: kind === 'firm' && days >= 0 && days <= 30,
    complaints: (one.complaints ?? 0) >= 2,
    icp: kind === 'site' && foldText(one.icp) === '',
  };
  return INDICATORS.map(({ id }) => id).filter((id) => holds[id]);
}

describe('reasons to look at a firm or a site', () => {
  it.each(['firm', 'site'] as const)('are those that the rules read slowly give (%s)', (kind) => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (all) => {
        const fields = sharedFields(INDICATORS, kind);
        const tables = new Map(fields.map((field) => [field, new CountTable()]));
        for (const one of all)
          for (const field of fields) {
            const key = sharedKey(one, field);
            if (key !== '') tables.get(field)?.add(key);
          }
        const screen = screener(INDICATORS, { kind, disguises: DISGUISES });
        for (const one of all) {
          const reasons = screen(one, (field, key) => tables.get(field)?.count(key) ?? 0);
          expect(reasons.map(({ indicator }) => indicator)).toEqual(slowly(one, all, kind));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('say on what they rest', () => {
    const screen = screener(INDICATORS, { kind: 'firm', disguises: DISGUISES });
    const one: ListedEntry = {
      name: '云联资本运作中心',
      code: '',
      scope: '',
      description: '会员费69800元，直推奖三成',
      address: '某路1号',
      representative: '',
      operator: '',
      host: '',
      icp: '',
      founded: '',
      ended: '',
      complaints: 7,
      feeYuan: undefined,
    };
    expect(screen(one, () => 12)).toEqual([
      { indicator: 'pay', weight: 4, words: ['直推奖'], value: undefined },
      { indicator: 'disguise', weight: 3, words: ['资本运作'], value: undefined },
      { indicator: 'fee', weight: 3, words: ['会员费'], value: 69_800 },
      { indicator: 'address', weight: 2, words: [], value: 12 },
      { indicator: 'complaints', weight: 2, words: [], value: 7 },
    ]);
    expect(weightOf(screen(one, () => 12))).toBe(14);
  });
});

it('counts as a map counts, also after growing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'甲乙丙丁ab01'), maxLength: 4 }), { maxLength: 400 }),
      (keys) => {
        const table = new CountTable();
        const counts = new Map<string, number>();
        for (const key of keys) {
          table.add(key);
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        for (const [key, count] of counts) expect(table.count(key)).toBe(count);
        expect(table.count('从未出现的地址')).toBe(0);
      },
    ),
  );
  const table = new CountTable();
  for (let at = 0; at < 20_000; at += 1) table.add(`民族路${at % 9_000}号`);
  expect(table.count('民族路1号')).toBe(3);
  expect(table.count('民族路8999号')).toBe(2);
});

describe('a dismissed entry', () => {
  const reason = (indicator: string, words: readonly string[] = []) => ({ indicator, words });
  it('stays dismissed for the same reasons, whatever their numbers', () => {
    const before = reasonKeys([reason('address'), reason('pay', ['下线'])]);
    expect(hasNewReason(before, reasonKeys([reason('pay', ['下线'])]))).toBe(false);
  });
  it('comes back for another reason or another word', () => {
    const before = reasonKeys([reason('pay', ['下线'])]);
    expect(hasNewReason(before, reasonKeys([reason('pay', ['下线', '直推奖'])]))).toBe(true);
    expect(hasNewReason(before, reasonKeys([reason('complaints')]))).toBe(true);
  });
});

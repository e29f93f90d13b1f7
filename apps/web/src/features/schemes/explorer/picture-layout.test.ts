import type { PictureNode } from '@qingyuan/contract/scheme-explorer';
import fc from 'fast-check';
import { describe, expect, test as it } from 'vitest';
import { forestOf, stepInPicture, type PictureStep } from './picture-forest.ts';
import { fitLabel, fitText, icicleSpans, LINK_ROW, linkPlaces } from './picture-layout.ts';

function nodesOf(parents: readonly number[]): PictureNode[] {
  const below = parents.map(() => 1);
  for (let at = parents.length - 1; at >= 0; at -= 1) {
    const parent = parents[at] ?? -1;
    if (parent >= 0) below[parent] = (below[parent] ?? 0) + (below[at] ?? 0);
  }
  return parents.map((parent, at) => ({
    index: at,
    parent: parent < 0 ? null : parent,
    memberId: `M${at}`,
    name: null,
    level: 1,
    accounts: below[at] ?? 1,
    people: 1,
    levels: 1,
    moneyFen: String((below[at] ?? 1) * 100),
    lines: 1,
    marks: [],
    hidden: 0,
  }));
}

const parents = fc
  .array(fc.nat(), { minLength: 1, maxLength: 80 })
  .map((picks) => picks.map((pick, at) => (at === 0 || pick % 11 === 0 ? -1 : pick % at)));

describe('冰柱图', () => {
  it('下级都在上级的范围之内，同级互不重叠，顶上一行正好是全部', () => {
    fc.assert(
      fc.property(parents, fc.constantFrom('accounts' as const, 'money' as const), (list, measure) => {
        const forest = forestOf(nodesOf(list));
        const spans = icicleSpans(forest, measure);
        const end = (at: number) => (spans[at]?.from ?? 0) + (spans[at]?.share ?? 0);
        expect(end(forest.tops.at(-1) ?? 0)).toBeCloseTo(1);
        for (const [at, { parent }] of forest.nodes.entries()) {
          if (parent === null) continue;
          expect(spans[at]?.from).toBeGreaterThanOrEqual((spans[parent]?.from ?? 0) - 1e-9);
          expect(end(at)).toBeLessThanOrEqual(end(parent) + 1e-9);
        }
        for (const row of forest.rows)
          for (const [nth, at] of row.entries())
            if (nth > 0) expect(spans[at]?.from).toBeGreaterThanOrEqual(end(row[nth - 1] ?? 0) - 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it('没有金额时宽度为零，不出错', () => {
    const nodes = nodesOf([-1, 0]).map((node) => ({ ...node, moneyFen: '0' }));
    expect(icicleSpans(forestOf(nodes), 'money').map(({ share }) => share)).toEqual([0, 0]);
  });
});

describe('关系图', () => {
  it('任何两个节点不压在一起，上级在下级左边、在其下线的中间', () => {
    fc.assert(
      fc.property(parents, (list) => {
        const forest = forestOf(nodesOf(list));
        const { places, width, height } = linkPlaces(forest);
        for (const row of forest.rows)
          for (const [nth, at] of row.entries())
            if (nth > 0)
              expect((places[at]?.y ?? 0) - (places[row[nth - 1] ?? 0]?.y ?? 0)).toBeGreaterThanOrEqual(
                LINK_ROW - 1e-9,
              );
        for (const [at, below] of forest.children.entries()) {
          const ys = below.map((one) => places[one]?.y ?? 0);
          if (ys.length === 0) continue;
          expect(places[at]?.y).toBeCloseTo((Math.min(...ys) + Math.max(...ys)) / 2);
          for (const one of below) expect(places[one]?.x).toBeGreaterThan(places[at]?.x ?? 0);
        }
        for (const { x, y } of places) expect(x < width && y < height && x > 0 && y > 0).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('在图中移动', () => {
  // 0 ─┬ 1 ─ 3
  //    └ 2 ─ 4
  const forest = forestOf(nodesOf([-1, 0, 0, 1, 2]));
  const go = (at: number, ...steps: readonly PictureStep[]) =>
    steps.reduce<number | undefined>((now, step) => (now === undefined ? now : stepInPicture(forest, now, step)), at);

  it('向下到第一条线，向旁边到相邻的线，向上回到上级', () => {
    expect(go(0, 'down', 'after')).toBe(2);
    expect(go(3, 'after')).toBe(4);
    expect(go(4, 'before', 'up', 'up')).toBe(0);
    expect(go(1, 'last')).toBe(2);
    expect(go(4, 'first')).toBe(0);
  });

  it('没有的方向哪里也不去', () => {
    expect(go(0, 'up')).toBeUndefined();
    expect(go(3, 'down')).toBeUndefined();
    expect(go(0, 'before')).toBeUndefined();
    expect(go(2, 'after')).toBeUndefined();
  });
});

it('放不下的文字以省略号结尾，汉字按全宽计算', () => {
  expect(fitText('YP100001 王某某', { width: 200, fontSize: 12 })).toBe('YP100001 王某某');
  expect(fitText('王某某', { width: 30, fontSize: 12 })).toBe('王…');
  expect(fitText('王某某', { width: 8, fontSize: 12 })).toBe('');
});

it('数字要么完整要么不写，只缩短姓名', () => {
  expect(fitLabel(['王某某', '18,001'], { width: 200, fontSize: 12 })).toBe('王某某 18,001');
  expect(fitLabel(['YP100001 王某某', '18,001'], { width: 100, fontSize: 12 })).toMatch(/^YP\d*… 18,001$/u);
  expect(fitLabel(['王某某', '18,001'], { width: 40, fontSize: 12 })).toBe('王某某');
});

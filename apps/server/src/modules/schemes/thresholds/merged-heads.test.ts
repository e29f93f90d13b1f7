import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeHeads } from './merged-heads.rules.ts';

const part = (people: number, levels: number, moneyFen = 100) => ({ people, levels, moneyFen: String(moneyFen) });

describe('多个组织的人数', () => {
  it('有一个组织达到三级，人数相加，本人只计一次，层级取最高', () => {
    expect(mergeHeads([part(16, 3), part(15, 2)], 3)).toEqual({
      mergeable: true,
      people: 30,
      levels: 3,
      moneyFen: 200n,
    });
  });

  it.each([
    ['都不到三级', [part(29, 2), part(200, 2, 7)], 200, 7n],
    ['只有一个组织', [part(29, 5, 9)], 29, 9n],
  ])('%s，不相加', (_, parts, people, moneyFen) => {
    expect(mergeHeads(parts, 3)).toMatchObject({ mergeable: false, people, moneyFen });
  });

  it('与把各组织的下线放在一起数出来的相同', () => {
    const parts = fc.array(
      fc.record({ people: fc.integer({ min: 1, max: 60 }), levels: fc.integer({ min: 1, max: 4 }) }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(parts, (all) => {
        const merged = mergeHeads(
          all.map(({ people, levels }) => part(people, levels)),
          3,
        );
        const names = (scheme: number, people: number) =>
          Array.from({ length: people - 1 }, (_, at) => `${scheme}-${at}`);
        const together = new Set(['self', ...all.flatMap(({ people }, scheme) => names(scheme, people))]).size;
        const alone = Math.max(...all.map(({ people }) => people));
        const may = all.length > 1 && all.some(({ levels }) => levels >= 3);
        expect(merged).toMatchObject({ mergeable: may, people: may ? together : alone });
      }),
    );
  });
});

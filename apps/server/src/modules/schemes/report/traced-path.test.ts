import fc from 'fast-check';
import { expect, test as it } from 'vitest';
import { tracedPath } from './traced-path.ts';

const refs = (count: number, from: number) =>
  Array.from({ length: count }, (_, at) => ({ index: from + at, memberId: `A${from + at}`, name: null }));

it('路径两端各最多五级，显示的和略去的合起来是全部级数', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(12), fc.nat(20), fc.integer({ min: 1, max: 12 }), async (above, omitted, below) => {
      const all = { top: refs(above, 0), omitted, near: refs(below, above + omitted) };
      const { steps, length } = await tracedPath({ path: async () => all }, 0);
      const hidden = steps.flatMap((step) => [...step.matchAll(/略去 (\d+) 级/gu)].map(([, count]) => Number(count)));
      const shown = steps.filter((step) => !step.includes('略去'));
      expect(length).toBe(above + omitted + below);
      expect(shown.length + (hidden[0] ?? 0)).toBe(length);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.length).toBeLessThanOrEqual(10);
      expect(steps.at(-1)).toBe(`A${length - 1}`);
      if (length <= 10 && omitted === 0) expect(hidden).toEqual([]);
    }),
  );
});

import type { Account, AccountLines } from '@qingyuan/contract/scheme-accounts';
import fc from 'fast-check';
import { describe, expect, test as it } from 'vitest';
import { derivePicture, type PictureAsked } from './picture.rules.ts';

const THRESHOLDS = { people: 30, levels: 3, seriousPeople: 120, seriousMoneyFen: '250000000' };

/** A forest by the place of each account's recommender (-1: none), with lines in the order of the file. */
function forest(parents: readonly number[]) {
  const kids = new Map<number, number[]>();
  for (const [at, parent] of parents.entries()) kids.set(parent, [...(kids.get(parent) ?? []), at]);
  const size = (at: number): number => 1 + (kids.get(at) ?? []).reduce((sum, kid) => sum + size(kid), 0);
  const height = (at: number): number => 1 + Math.max(0, ...(kids.get(at) ?? []).map(height));
  const account = (at: number): Account => ({
    index: at,
    memberId: `M${at}`,
    name: null,
    status: 'ok',
    level: 1,
    direct: (kids.get(at) ?? []).length,
    downline: size(at) - 1,
    levels: height(at),
    people: size(at),
    bases: null,
    paidInFen: '100',
    paidOutFen: '0',
    moneyLineFen: String(size(at) * 100),
  });
  const below = async (index: number | undefined, limit: number): Promise<AccountLines> => {
    const all = (kids.get(index ?? -1) ?? []).map(account).toSorted((a, b) => (b.downline ?? 0) - (a.downline ?? 0));
    const others = all.slice(limit);
    const accounts = others.reduce((sum, { downline }) => sum + (downline ?? 0) + 1, 0);
    const rest = others.length === 0 ? null : { lines: others.length, accounts, moneyLineFen: String(accounts * 100) };
    return { total: all.length, rows: all.slice(0, limit), rest };
  };
  return { below, account };
}

const parents = fc
  .array(fc.nat(), { minLength: 1, maxLength: 120 })
  .map((picks) => picks.map((pick, at) => (at === 0 || pick % 9 === 0 ? -1 : pick % at)));
const asked = fc.record({
  depth: fc.integer({ min: 1, max: 6 }),
  nodes: fc.integer({ min: 10, max: 60 }),
  widest: fc.integer({ min: 2, max: 30 }),
  measure: fc.constantFrom('accounts' as const, 'money' as const),
  thresholds: fc.constant(THRESHOLDS),
});

describe('关系图的节点', () => {
  it('不超过所要的数；上级在前；显示的与未显示的合起来就是整条线', async () => {
    await fc.assert(
      fc.asyncProperty(parents, asked, async (list, query: PictureAsked) => {
        const { below } = forest(list);
        const nodes = await derivePicture(below, undefined, query);
        expect(nodes.length).toBeLessThanOrEqual(query.nodes);
        const shown = nodes.map(() => 0);
        for (const at of nodes.keys())
          expect(nodes.filter(({ parent, index }) => parent === at && index !== null).length).toBeLessThanOrEqual(
            query.widest,
          );
        for (const [at, { parent, index, accounts, hidden }] of [...nodes.entries()].reverse()) {
          const own = index === null ? 0 : 1;
          expect((shown[at] ?? 0) + own + hidden).toBe(accounts);
          if (parent === null) continue;
          expect(parent).toBeLessThan(at);
          shown[parent] = (shown[parent] ?? 0) + accounts;
        }
        const tops = nodes.filter(({ parent }) => parent === null);
        expect(tops.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(list.length);
      }),
      { numRuns: 150 },
    );
  });

  it('先展开最大的线；放不下的合为一个节点，说明有多少条线、多少账号', async () => {
    // 0 has 30 below: 1 with twenty, and nine without any.
    const list = [-1, 0, ...Array.from({ length: 20 }, () => 1), ...Array.from({ length: 9 }, () => 0)];
    const { below, account } = forest(list);
    const nodes = await derivePicture(below, account(0), {
      depth: 5,
      nodes: 18,
      widest: 60,
      measure: 'accounts',
      thresholds: THRESHOLDS,
    });
    expect(nodes[0]).toMatchObject({ index: 0, accounts: 31, hidden: 0, marks: ['30_3'] });
    expect(nodes[1]).toMatchObject({ index: 1, parent: 0, hidden: 0 });
    expect(nodes.at(-1)).toMatchObject({ index: null, parent: 1, lines: 14, accounts: 14, moneyFen: '1400' });
    expect(nodes).toHaveLength(18);
  });
});

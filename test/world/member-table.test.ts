import { describe, expect, it } from 'vitest';
import { DEMO_SCHEME, inventMemberTable } from './member-table.ts';

describe('the invented scheme of the demo world', () => {
  const { rows } = inventMemberTable('demo');
  const parents = new Map(rows.map((row) => [row[0] ?? '', row[1] ?? '']));

  it('has the size, depth and largest line it claims', () => {
    const clean = rows.filter((row) => /^YP1\d{5}$/u.test(row[0] ?? '')).slice(0, DEMO_SCHEME.accounts);
    expect(new Set(rows.map((row) => row[0]).filter((id) => id?.startsWith('YP1'))).size).toBe(DEMO_SCHEME.accounts);
    const levels = clean.map((row) => levelOf(row[0] ?? ''));
    expect(clean).toHaveLength(DEMO_SCHEME.accounts);
    expect(Math.max(...levels)).toBe(DEMO_SCHEME.levels);
    const head = clean.find((row) => row[1] === 'YP100000')?.[0] ?? '';
    expect(clean.filter((row) => isBelow(row[0] ?? '', head))).toHaveLength(DEMO_SCHEME.largestLine);
  });

  it('places at most two accounts under one, each under its recommender or below those placed there', () => {
    const clean = rows.slice(0, DEMO_SCHEME.accounts);
    const places = new Map(clean.map((row) => [row[0] ?? '', row.at(-1) ?? '']));
    const legs = new Map<string, number>();
    for (const [id, place] of places) {
      if (place === '') continue;
      legs.set(place, (legs.get(place) ?? 0) + 1);
      const recommender = parents.get(id) ?? '';
      let at: string | undefined = place;
      while (at !== undefined && at !== recommender) at = places.get(at);
      expect(at).toBe(recommender);
    }
    expect(Math.max(...legs.values())).toBe(2);
    expect([...places.values()].filter((place) => place === '')).toHaveLength(1);
  });

  it('is the same for the same seed and another for another', () => {
    const small = { accounts: 300, levels: 12, largestLine: 100 };
    expect(inventMemberTable('a', small)).toEqual(inventMemberTable('a', small));
    expect(inventMemberTable('a', small)).not.toEqual(inventMemberTable('b', small));
  });

  function levelOf(id: string): number {
    let level = 0;
    for (let at: string | undefined = id; at !== undefined && at !== ''; at = parents.get(at)) level += 1;
    return level;
  }

  function isBelow(id: string, head: string): boolean {
    for (let at = parents.get(id); at !== undefined && at !== ''; at = parents.get(at)) if (at === head) return true;
    return false;
  }
});

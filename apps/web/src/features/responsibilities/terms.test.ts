import type { Responsibility } from '@qingyuan/contract/jurisdictions';
import { describe, expect, it } from 'vitest';
import { areasToShow, runningSince, termsOf } from './terms.ts';

const term = (
  name: string,
  termFrom: string,
  termTo: string | null,
  kind: 'first' | 'direct' = 'first',
): Responsibility => ({
  id: name,
  areaCode: '522701',
  areaName: '都匀市',
  post: '市长',
  name,
  kind,
  termFrom,
  termTo,
});
const all = [
  term('甲', '2024-01-01', '2025-05-31'),
  term('丙', '2026-12-01', null),
  term('乙', '2025-06-01', '2026-11-30'),
  term('丁', '2025-01-01', null, 'direct'),
];
const first = { areaCode: '522701', kind: 'first' } as const;

describe('the responsible persons of an area', () => {
  it('are the present one, those named for later and the earlier ones', () => {
    const { present, coming, earlier } = termsOf(all, first, '2026-11-30');
    expect([present?.name, coming.map(({ name }) => name), earlier.map(({ name }) => name)]).toEqual([
      '乙',
      ['丙'],
      ['甲'],
    ]);
    expect(termsOf(all, first, '2026-12-01').present?.name).toBe('丙');
    expect(termsOf(all, { ...first, areaCode: '522702' }, '2026-12-01').present).toBeUndefined();
  });

  it('name the running term that a new one ends', () => {
    expect(runningSince(all, first)).toBe('2026-12-01');
    expect(runningSince(all, { areaCode: '522701', kind: 'direct' })).toBe('2025-01-01');
  });

  it('are shown for areas without anybody too, and for deeper areas with somebody', () => {
    expect(areasToShow([{ code: '522700', name: '黔南州' }], all).map(({ code }) => code)).toEqual([
      '522700',
      '522701',
    ]);
  });
});

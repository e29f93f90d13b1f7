import { describe, expect, it } from 'vitest';
import { newestFirst, toneOf } from './timeline.ts';

const entry = (id: number) => ({
  id,
  command: 'tip.accept',
  actorName: '',
  agencyName: '',
  at: '2026-09-29T10:00:00+08:00',
  reason: null,
  data: {},
});

describe('a time line', () => {
  it('begins with what was done last, even within the same second', () => {
    expect(newestFirst([entry(1), entry(3), entry(2)]).map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it.each([
    ['tip.accept', 'good'],
    ['lead.refute', 'warning'],
    ['case.refuse-transfer', 'warning'],
    ['person.revoke-role', 'warning'],
    ['case.view', 'neutral'],
    ['lead.start', 'active'],
  ] as const)('marks %s as %s', (command, tone) => {
    expect(toneOf(command)).toBe(tone);
  });
});

import { expect, test } from 'vitest';
import { placeHref, placeOf } from './persons-place.ts';

const at = (href: string) => placeOf({ values: Object.fromEntries(new URL(href, 'http://x').searchParams) });

test('an address that was written reads back as the same place', () => {
  const place = {
    threshold: '15_3_repeat',
    basis: 'participants',
    tree: 'placement',
    on: '2026-03-01',
    person: 12,
  } as const;
  expect(at(placeHref('s', place, 3))).toEqual(place);
  expect(placeHref('s', place, 3)).toContain('page=3');
});

test('the address of the overview opens the list behind its figure', () => {
  expect(at('/schemes/s/persons?threshold=120&basis=active')).toMatchObject({ threshold: '120', basis: 'active' });
});

test('what is not understood is left out', () => {
  expect(placeOf({ values: { threshold: '31', basis: 'x', tree: 'y', on: '2026', person: '-3' } })).toEqual({
    threshold: '30_3',
    basis: 'persons',
    tree: 'recommender',
    on: undefined,
    person: undefined,
  });
});

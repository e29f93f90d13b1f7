import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findTrespasses } from './cruise.ts';
import { RULES } from './rules.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));

describe('a trespass is caught by its rule', () => {
  test('every rule has a fixture', () => {
    expect(readdirSync(FIXTURES).toSorted()).toEqual(['allowed', ...RULES.map(({ name }) => name)].toSorted());
  });

  test.each(RULES.map(({ name }) => name))('%s', async (name) => {
    const found = await findTrespasses(`${FIXTURES}${name}`);
    expect([...new Set(found.map((violation) => violation.rule.name))]).toEqual([name]);
  });

  test('imports downward, through doors, for types only, pass', async () => {
    expect(await findTrespasses(`${FIXTURES}allowed`)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { findRegistryHosts } from './hosts.ts';
import { findHiddenClocks, isPureFile } from './purity.ts';
import { findUnscoped, isScopedFile } from './scope.ts';

const lines = (faults: readonly { line: number }[]): number[] => faults.map(({ line }) => line);

describe('hidden clocks', () => {
  test('new Date() and Date() are found, new Date(value) is not', () => {
    const text = 'const a = new Date();\nconst b = new Date(0);\nconst c = Date();\nconst d = new Date;\n';
    expect(lines(findHiddenClocks('x.rules.ts', text))).toEqual([1, 3, 4]);
  });

  test.each([
    ['packages/core/src/deadlines/due.ts', true],
    ['packages/core/src/deadlines/due.test.ts', false],
    ['apps/server/src/modules/cases/cases.rules.ts', true],
    ['apps/server/src/modules/cases/open-case.command.ts', false],
  ])('%s is pure: %s', (file, pure) => expect(isPureFile(file)).toBe(pure));
});

describe('scope', () => {
  const file = 'apps/server/src/modules/cases/cases.sql.ts';
  const text = [
    'export async function getCase(db: Db, scope: Scope, id: string) {}',
    'export async function getAnyCase(db: Db, id: string) {}',
    'export const listCases = (scope: Scope, db: Db) => [];',
    'async function inner(db: Db) {}',
    'export const LIMIT = 10;',
    'export async function known() {}',
  ].join('\n');

  test('an exported query without (db, scope, …) is found', () => {
    expect(lines(findUnscoped(file, text, { [`${file}#known`]: 'reason' }))).toEqual([2, 3]);
  });

  test('only the queries of domain modules are looked at', () => {
    expect([file, 'apps/server/src/platform/jobs/jobs.sql.ts'].map(isScopedFile)).toEqual([true, false]);
  });
});

test('a registry host is found', () => {
  const host = ['registry', 'npmjs', 'org'].join('.');
  expect(lines(findRegistryHosts('.npmrc', `fund=false\nregistry=https://${host}/\n`))).toEqual([2]);
});

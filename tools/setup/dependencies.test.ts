import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dependenciesAreReady } from './dependencies.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dependencies-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, packages: object): void =>
  writeFileSync(join(root, file), JSON.stringify({ lockfileVersion: 3, packages }));
const wanted = (packages: object): void => write('package-lock.json', { '': {}, ...packages });
const installed = (packages: object): void => write('node_modules/.package-lock.json', packages);

const one = { 'node_modules/one': { version: '1.0.0' } };
const oneNewer = { 'node_modules/one': { version: '1.0.1' } };

describe('dependencies are ready', () => {
  test('when what npm installed is what the lockfile names', () => {
    wanted(one);
    installed(one);
    expect(dependenciesAreReady(root)).toBe(true);
    expect(dependenciesAreReady(root)).toBe(true);
  });

  test('although a package for another platform is absent', () => {
    wanted({ ...one, 'node_modules/elsewhere': { version: '1.0.0', optional: true } });
    installed(one);
    expect(dependenciesAreReady(root)).toBe(true);
  });
});

describe('dependencies are not ready', () => {
  test('when npm was killed before it wrote its list', () => {
    wanted(one);
    expect(dependenciesAreReady(root)).toBe(false);
  });

  test('when the lockfile changed after a complete installation', () => {
    wanted(one);
    installed(one);
    expect(dependenciesAreReady(root)).toBe(true);
    wanted(oneNewer);
    expect(dependenciesAreReady(root)).toBe(false);
  });

  test('when a reinstallation was killed although the stamp of the last one is there', () => {
    wanted(one);
    installed(one);
    expect(dependenciesAreReady(root)).toBe(true);
    rmSync(join(root, 'node_modules', '.package-lock.json'));
    expect(dependenciesAreReady(root)).toBe(false);
  });

  test('when a package is missing', () => {
    wanted({ ...one, 'node_modules/two': { version: '1.0.0' } });
    installed(one);
    expect(dependenciesAreReady(root)).toBe(false);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';
import { SETTINGS } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fault = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment, folder);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('settings', () => {
  test('nothing set: loopback, own database, demo world, data beside the program', () => {
    expect(loadConfig({}, folder)).toEqual({
      dataDir: join(folder, 'data'),
      databaseUrl: undefined,
      host: '127.0.0.1',
      port: 8801,
      tiplinePort: 8802,
      tiplineUrl: 'http://127.0.0.1:8802',
      publicUrl: 'http://127.0.0.1:8801',
      oidc: undefined,
      nationalAlgorithms: false,
      demo: true,
      logLevel: 'warn',
    });
  });

  test('the environment wins over the file', () => {
    writeFileSync(join(folder, 'qingyuan.config.json'), JSON.stringify({ port: 9001, demo: false }));
    expect(loadConfig({ QINGYUAN_PORT: '9002' }, folder)).toMatchObject({ port: 9002, demo: false });
  });

  test('a misspelt variable is refused and the known ones are named', () => {
    expect(fault({ QINGYUAN_PROT: '80' })).toMatch(/QINGYUAN_PROT.*QINGYUAN_PORT/);
  });

  test('an unknown key of the file is refused', () => {
    writeFileSync(join(folder, 'qingyuan.config.json'), JSON.stringify({ datadir: 'x' }));
    expect(fault({})).toMatch(/datadir.*dataDir/);
  });

  test('a broken file is named', () => {
    writeFileSync(join(folder, 'qingyuan.config.json'), '{"port": }');
    expect(fault({})).toContain('qingyuan.config.json');
  });

  test.each([
    ['QINGYUAN_PORT', '0'],
    ['QINGYUAN_PORT', 'eighty'],
    ['DATABASE_URL', 'mysql://root@localhost/x'],
    ['QINGYUAN_DEMO', 'maybe'],
    ['QINGYUAN_LOG_LEVEL', 'loud'],
    ['QINGYUAN_TIPLINE_PORT', '8801'],
    ['QINGYUAN_OIDC_ISSUER', 'https://sso.example.test'],
  ])('%s=%s is refused', (variable, value) => {
    expect(fault({ [variable]: value })).toMatch(variable.startsWith('QINGYUAN_OIDC') ? /OIDC_CLIENT_ID/ : variable);
  });

  test('every fault is told at once', () => {
    expect(fault({ QINGYUAN_PORT: '0', QINGYUAN_NONSENSE: '1' }).split('\n')).toHaveLength(2);
  });
});

test('docs/configuration.md holds exactly the table of settings', () => {
  const document = readFileSync(new URL('../../../../../docs/configuration.md', import.meta.url), 'utf8');
  const rows = Object.entries(SETTINGS).map(
    ([key, { variable, standard, zh, en }]) => `| \`${variable}\` | \`${key}\` | ${standard} | ${zh} | ${en} |`,
  );
  expect(document.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line))).toEqual(rows);
});

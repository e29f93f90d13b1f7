import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scheme-analyze-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function qingyuan(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: folder }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};
const result = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8');
const analyze = (members: string, ...more: string[]): Promise<Outcome> =>
  qingyuan('scheme', 'analyze', '--members', members, '--out', 'out', ...more);

describe('scheme analyze', () => {
  test('writes the four files of a table with Chinese headers', async () => {
    file(
      '会员.csv',
      '\uFEFF会员编号,推荐人,身份证号,充值,提现\r\n001,,990000199001010011,100,\r\n002, 001 ,990000199001010022,2.5,1\r\n',
    );
    expect(await analyze('会员.csv', '--threads', '1')).toEqual({ code: 0, out: '', err: '' });
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([
      'accounts.csv',
      'findings.csv',
      'persons.csv',
      'summary.json',
    ]);
    expect(result('accounts.csv')).toBe(
      'member_id,recommender_id,status,root_id,level,direct,downline,levels,people,paid_in,paid_out,money_line\n001,,root,001,1,1,1,2,2,100.00,0.00,102.50\n002,001,ok,001,2,0,0,1,1,2.50,1.00,2.50\n',
    );
    expect(result('persons.csv')).toBe(
      'person_id,accounts,people,person_levels,money_line,meets_30_3,meets_120,meets_2_5m\n1,1,2,2,102.50,0,0,0\n2,1,1,1,2.50,0,0,0\n',
    );
    expect(result('findings.csv')).toBe('kind,row,member_id,detail\n');
    const summary: unknown = JSON.parse(result('summary.json'));
    expect(Object.keys(Object(summary))).toEqual([
      'rows',
      'accounts',
      'persons',
      'roots',
      'orphans',
      'self_references',
      'cycle_accounts',
      'below_cycle_accounts',
      'duplicates',
      'missing_ids',
      'max_level',
      'paid_in_fen',
      'paid_out_fen',
      'meets_30_3',
      'meets_120',
      'meets_2_5m',
      'source',
      'rules',
      'engine',
    ]);
    expect(summary).toMatchObject({
      paid_in_fen: '10250',
      source: [{ name: '会员.csv', bytes: 120 }],
      rules: 'organise-lead-2013-37@1',
    });
  });

  test('takes columns by mapping, persons by several keys, thresholds from a file', async () => {
    file('m.csv', 'k;u;t\na;;1\nb;a;1\nc;b;2\n');
    file('map.json', '{"member_id":"k","recommender_id":"u","phone":"t"}');
    file('rules.json', '{"id":"low","version":"7","people":2,"levels":2,"serious":{"people":2,"moneyFen":1}}');
    expect(
      await analyze('m.csv', '--mapping', 'map.json', '--persons', 'phone', '--rules', 'rules.json'),
    ).toMatchObject({ code: 0 });
    expect(result('persons.csv').split('\n').slice(1)).toEqual(['1,2,2,2,0.00,1,1,0', '3,1,1,1,0.00,0,0,0', '']);
    expect(JSON.parse(result('summary.json'))).toMatchObject({ rules: 'low@7', meets_30_3: 1 });
  });

  test('replaces an earlier result and leaves other files alone', async () => {
    file('m.csv', 'member_id,recommender_id\na,\n');
    await analyze('m.csv');
    file('out/notes.txt', 'mine');
    file('m.csv', 'member_id,recommender_id\nz,\n');
    expect(await analyze('m.csv')).toMatchObject({ code: 0 });
    expect(result('accounts.csv')).toContain('\nz,');
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([
      'accounts.csv',
      'findings.csv',
      'notes.txt',
      'persons.csv',
      'summary.json',
    ]);
  });

  test.each([
    ['an empty file', '', /m\.csv/u],
    ['a header without rows', 'member_id,recommender_id\n', /m\.csv/u],
    ['a quote that is never closed', 'member_id,recommender_id\na,\n"b,a\nc,a\n', /row 2|2 行/u],
    ['no column of recommenders', 'member_id,name\na,b\n', /recommender_id/u],
  ])('%s: one line that says where, and nothing on disk', async (_, content, message) => {
    const { code, out, err } = await analyze(file('m.csv', content));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n').at(-1)).toMatch(message);
    expect(readdirSync(folder)).toEqual(['m.csv']);
  });

  test('a missing file, a mapping to no column, a key the table does not have', async () => {
    file('m.csv', 'member_id,recommender_id\na,\n');
    file('map.json', '{"member_id":"nix","recommender_id":"recommender_id"}');
    expect(await analyze('gone.csv')).toMatchObject({ code: 1 });
    expect((await analyze('m.csv', '--mapping', 'map.json')).err).toContain('no column "nix"');
    expect((await analyze('m.csv', '--persons', 'phone')).err).toContain('phone');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('wrong usage is exit 2, help is exit 0 with examples', async () => {
    expect(await qingyuan('scheme', 'analyze', '--out', 'x')).toMatchObject({ code: 2, out: '' });
    expect(await qingyuan('scheme', 'analyze', '--nonsense')).toMatchObject({ code: 2 });
    expect(await analyze('m.csv', '--threads', '0')).toMatchObject({ code: 2 });
    expect(await analyze('m.csv', '--persons', 'shoe_size')).toMatchObject({ code: 2 });
    expect(await qingyuan('nonsense')).toMatchObject({ code: 2 });
    const help = await qingyuan('scheme', 'analyze', '--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('Examples:');
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encode, zipOf } from '../platform/tabular/test-support.ts';
import { main } from './main.ts';

let folder: string;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refusals-'));
  mkdirSync(join(folder, 'out'));
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Runs `scheme analyze --persons none` on the content; gives the exit code. */
async function analyze(name: string, content: string | Uint8Array): Promise<number> {
  const members = join(folder, name);
  writeFileSync(members, content);
  return main(['scheme', 'analyze', '--members', members, '--persons', 'none', '--out', join(folder, 'out')]);
}

const lines = (file: string): string[] =>
  readFileSync(join(folder, 'out', file), 'utf8')
    .trimEnd()
    .split('\n');

const CSV = '会员编号,推荐人编号,姓名\n001,,甲\n002,001,乙\n';

async function climbingZip(): Promise<Buffer> {
  const zip = await zipOf({ 'NN/members.csv': CSV });
  for (let at = zip.indexOf('NN/'); at >= 0; at = zip.indexOf('NN/', at)) zip.write('..', at);
  return zip;
}

const DUMP = [
  'CREATE TABLE `member` (`id` int, `parent_id` int, `name` varchar(20));',
  "INSERT INTO `member` VALUES (1,0,'甲'),(2,1,'乙'),(3,1,'丙');",
].join('\n');

const FILES: readonly (readonly [
  what: string,
  name: string,
  content: () => string | Uint8Array | Promise<Uint8Array>,
  says: RegExp,
])[] = [
  ['an empty file', 'm.csv', () => '', /is empty; check whether the export was finished/u],
  [
    'a header without rows',
    'm.csv',
    () => '会员编号,推荐人编号\n',
    /only a header \(会员编号, 推荐人编号\).*export the file again/u,
  ],
  [
    'text in another encoding',
    'm.csv',
    () => Buffer.concat([Buffer.from(CSV.repeat(20)), encode('003,001,丙\n', 'gb18030')]),
    /byte \d+ .* not valid UTF-8 text; choose/u,
  ],
  [
    'a picture',
    'm.csv',
    () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    /PNG file; give CSV, Excel/u,
  ],
  [
    'a program',
    'm.csv',
    () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3e, 0]),
    /not a table|no header/u,
  ],
  [
    'a zip that climbs out of its folder',
    'm.zip',
    climbingZip,
    /unsafe name: \.\.\/members\.csv; .*zip the table alone/u,
  ],
  [
    'a zip bomb',
    'm.zip',
    () => zipOf({ 'm.csv': Buffer.alloc(64 * 2 ** 20) }),
    /too large when unpacked.*m\.csv; unpack and check it/u,
  ],
  [
    'a quote that is never closed, at the end',
    'm.csv',
    () => `${CSV}003,001,"丙\n`,
    /row 3: a quote is opened and never closed; .*must be doubled/u,
  ],
  [
    'a dump without a table of members',
    'm.sql',
    () => 'CREATE TABLE `goods` (`sku` int, `price` int);\nINSERT INTO `goods` VALUES (1,2);\n',
    /member_id .*recommender_id .*columns are sku, price; name them with a mapping/u,
  ],
  [
    'a dump cut off in the middle',
    'm.sql',
    () => DUMP.slice(0, -9),
    /incomplete: it breaks off at byte \d+, table member, row 3; export or copy/u,
  ],
];

describe('what cannot be analysed is refused in one line that says what, where and how to mend it, and leaves nothing', () => {
  test.each(FILES)('%s', async (_, name, content, says) => {
    expect(await analyze(name, await content())).toBe(1);
    expect(said).toMatch(says);
    expect(said).toMatch(/^qingyuan scheme analyze: \S+m\.\w+: [^\n]+\n$/u);
    expect(readdirSync(folder).toSorted()).toEqual([name, 'out']);
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
  });
});

describe('what looks odd but is no fault is analysed', () => {
  test('a member id of 5 kB', async () => {
    const id = '长'.repeat(1700);
    expect(await analyze('m.csv', `会员编号,推荐人编号\n${id},\n2,${id}\n`)).toBe(0);
    expect(lines('accounts.csv').slice(1)).toEqual([
      `${id},,root,${id},1,1,1,2,2,0.00,0.00,0.00`,
      `2,${id},ok,${id},2,0,0,1,1,0.00,0.00,0.00`,
    ]);
  });

  test('a chain of 10,000 levels', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `${at + 1},${at === 0 ? '' : at}\n`);
    expect(await analyze('m.csv', `会员编号,推荐人编号\n${rows.join('')}`)).toBe(0);
    expect(lines('accounts.csv')[1]).toBe('1,,root,1,1,1,9999,10000,10000,0.00,0.00,0.00');
    expect(lines('accounts.csv').at(-1)).toBe('10000,9999,ok,1,10000,0,0,1,1,0.00,0.00,0.00');
  });

  test('a cell that is no amount is a finding and counts as 0; a currency sign and groups are read', async () => {
    expect(await analyze('m.csv', '会员编号,推荐人编号,充值金额\n1,,1e9\n2,1,"￥1,234.50"\n3,1,12.345\n')).toBe(0);
    expect(lines('findings.csv').slice(1)).toEqual(['bad_money,1,1,paid_in=1e9', 'bad_money,3,3,paid_in=12.345']);
    expect(lines('accounts.csv')[1]).toBe('1,,root,1,1,2,2,2,3,0.00,0.00,1234.50');
  });

  test('joining dates in five styles', async () => {
    const dates = ['2019-03-01', '2019/3/1 8:05', '20190301', '2019年3月1日', '43525'];
    const rows = dates.map((date, at) => `${at + 1},${at === 0 ? '' : 1},${date}\n`);
    expect(await analyze('m.csv', `会员编号,推荐人编号,注册时间\n${rows.join('')}`)).toBe(0);
    expect(lines('findings.csv')).toHaveLength(1);
    expect(lines('accounts.csv')).toHaveLength(6);
  });
});

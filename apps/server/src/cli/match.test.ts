import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idNumberCheckDigit } from '@qingyuan/core/identifiers/id-number';
import { encode } from '../platform/tabular/test-support.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from './main.ts';

let folder: string;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'match-'));
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

const PEOPLE = 'person_id,name,id_number,phone,birth_date\n';
const LIST = 'entry_id,name,id_number,phone,birth_date\n';
/** The region has never existed. */
const VALID = ((first17) => first17 + idNumberCheckDigit(first17))('99000019880203001');

async function match(people: string | Uint8Array, list: string | Uint8Array): Promise<string[]> {
  const [peopleFile, listFile, out] = ['people.csv', 'list.csv', 'out.csv'].map((name) => join(folder, name));
  writeFileSync(peopleFile ?? '', people);
  writeFileSync(listFile ?? '', list);
  const code = await main(['match', '--people', peopleFile ?? '', '--list', listFile ?? '', '--out', out ?? '']);
  if (code !== 0) return [`exit ${code}`];
  return readFileSync(out ?? '', 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
}

describe('qingyuan match', () => {
  test('names each pair with grade and reasons, people in their order, entries in theirs', async () => {
    const people = `${PEOPLE}p1,单小乐,,13800000001,\np2,張偉,,,1988-02-03\np3,曾名,${VALID},,\np4,欧阳娜,,,1988年2月3日\np5,王五,,,\n`;
    const list = `${LIST}e1,山晓月,,138 0000 0001,\ne2,张伟,,,19880203\ne3,别名,${VALID.slice(0, 6)}${VALID.slice(8, 17)},,\ne4,欧阳娜,,,1988/2/3\ne5,王五,,,\n`;
    expect(await match(people, list)).toEqual([
      'p1,e1,strong,phone;name_sounds_alike',
      'p2,e2,strong,name;birth_date',
      'p3,e3,identity,id_number;name_one_character;birth_date',
      'p4,e4,strong,name;birth_date',
    ]);
    expect(said).toBe('identity 1, strong 3, possible 0\n');
  });

  test('reads GB18030 and Chinese headers', async () => {
    const people = encode('编号,姓名,出生日期\n甲1,李 四,1990.1.2\n', 'gb18030');
    expect(await match(people, '条目编号,姓名,出生日期\n名1,李四,1990-01-02\n')).toEqual([
      '甲1,名1,strong,name;birth_date',
    ]);
  });

  test('a list with nobody on it matches nobody', async () => {
    expect(await match(`${PEOPLE}p1,张三,,,1990-01-02\n`, LIST)).toEqual([]);
  });

  test.each([
    ['a file that lacks the columns', 'a,b\n1,2\n', /people\.csv: .*person_id or entry_id/u],
    ['a quote that is never closed', `${PEOPLE}p1,"张三,,,\n`, /people\.csv: .*never closed/u],
  ])('refuses %s with one line, and leaves nothing behind', async (_what, people, says) => {
    expect(await match(people, `${LIST}e1,张三,,,1990-01-02\n`)).toEqual(['exit 1']);
    expect(said).toMatch(says);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(folder).toSorted()).toEqual(['list.csv', 'people.csv']);
  });

  test('says which option is missing', async () => {
    expect(await main(['match', '--people', 'x'])).toBe(2);
    expect(said).toContain('--list FILE is missing');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyseStructure } from '@qingyuan/core/scheme/structure/analyse-structure';
import type { MemberTable } from '@qingyuan/core/scheme/reading/member-table';
import { concatTables } from '@qingyuan/core/scheme/reading/member-table';
import type { ReadPlan } from '@qingyuan/core/scheme/reading/member-reader';
import { EngineThreads } from './engine-threads.ts';
import { readRaw, readStream } from './read-rows.ts';
import { writeResultFiles } from './write-files.ts';

const RULES = { id: 'test', version: '1', people: 30, levels: 3, peopleSerious: 120, moneySerious: 250_000_000 };
const PLAN: ReadPlan = {
  delimiter: 44,
  member: 0,
  recommender: 1,
  keys: [2],
  paidIn: 3,
  paidOut: undefined,
  shown: {},
  placement: undefined,
  pay: {},
};

let folder: string;
let path: string;
let text: string;

/** Rows of which some have line breaks inside quotes, so that a thread that starts in the middle guesses wrong. */
function rows(count: number): string {
  const lines: string[] = [];
  for (let row = 0; row < count; row += 1) {
    const note = row % 5 === 0 ? `"first\n${row},second ""line""\n"` : 'note';
    const amount = row % 97 === 0 ? 'x' : `${row % 1000}.5`;
    lines.push(
      `m${row},${row === 0 ? '' : `m${(row * 7) % row}`},p${row % 11 === 0 ? row % 1000 : row},${amount},${note},${'-'.repeat(270)}\n`,
    );
  }
  return lines.join('');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-rows-'));
  path = join(folder, 'members.csv');
  text = rows(320_000);
  writeFileSync(path, text);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function files(table: MemberTable, count: number, out: string): Promise<string[]> {
  const threads = new EngineThreads(count);
  try {
    await writeResultFiles({
      directory: join(folder, out),
      structure: analyseStructure(table),
      rules: RULES,
      source: () => Promise.resolve([]),
      threads,
    });
  } finally {
    await threads.close();
  }
  return ['accounts.csv', 'persons.csv', 'findings.csv', 'summary.json'].map((name) =>
    readFileSync(join(folder, out, name), 'utf8'),
  );
}

test('the same bytes come out for 1, 2 and 4 threads, and from a stream', { timeout: 120_000 }, async () => {
  const read = async (count: number): Promise<string[]> => {
    const threads = new EngineThreads(count);
    try {
      return await files(
        await readRaw({ path, start: 0, end: Buffer.byteLength(text) }, PLAN, threads),
        count,
        `out${count}`,
      );
    } finally {
      await threads.close();
    }
  };
  const one = await read(1);
  expect(one[0]?.split('\n')).toHaveLength(320_002);
  expect((await read(2)).map((file, index) => file === one[index])).toEqual([true, true, true, true]);
  expect((await read(4)).map((file, index) => file === one[index])).toEqual([true, true, true, true]);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 777_777) yield bytes.subarray(at, at + 777_777);
  }
  expect(
    (await files(await readStream(chunks(), PLAN), 1, 'streamed')).map((file, index) => file === one[index]),
  ).toEqual([true, true, true, true]);
});

test('an unclosed quote is named by its row, whichever thread meets it', async () => {
  const broken = join(folder, 'broken.csv');
  writeFileSync(broken, `${text}"m,\nrest`);
  const threads = new EngineThreads(2);
  try {
    await expect(readRaw({ path: broken, start: 0, end: Buffer.byteLength(text) + 8 }, PLAN, threads)).rejects.toThrow(
      /row 320001/u,
    );
  } finally {
    await threads.close();
  }
});

test('tables read apart are one table', async () => {
  async function* part(from: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(from);
  }
  const left = await readStream(part('a,,p,1\nb,a,p,bad\n'), PLAN);
  const right = await readStream(part('c,b,,99999999999999999.99\nd,b,q,worse\n'), PLAN);
  const whole = await readStream(part('a,,p,1\nb,a,p,bad\nc,b,,99999999999999999.99\nd,b,q,worse\n'), PLAN);
  expect(concatTables([left, right])).toEqual(whole);
});

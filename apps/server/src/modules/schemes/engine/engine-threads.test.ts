import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Structure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { analyseStructure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { EngineThreads } from './engine-threads.ts';
import { readRaw, readStream } from './read-rows.ts';
import { analyseRows } from './reckon-together.ts';
import type { BlockWork } from './write-blocks.ts';
import { planBlocks } from './write-blocks.ts';
import { writeResultFiles } from './write-files.ts';

const RULES = { id: 'test', version: '1', people: 30, levels: 3, peopleSerious: 120, moneySerious: 250_000_000 };

const PLAN = {
  delimiter: 44,
  member: 0,
  recommender: 1,
  keys: [],
  paidIn: undefined,
  paidOut: undefined,
  shown: {},
  placement: undefined,
  pay: {},
};
const files = { rules: RULES, source: async () => [] };

let folder: string;
let structure: Structure;
let threads: EngineThreads;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-threads-'));
  async function* lines(): AsyncGenerator<Uint8Array> {
    for (let row = 0; row < 40_000; row += 1) yield Buffer.from(`m${row},${row === 0 ? '' : 'm0'}\n`);
  }
  structure = analyseStructure(await readStream(lines(), PLAN));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  threads = new EngineThreads(2);
});
afterEach(() => threads.close());

/** Work whose first block somebody took and never finished, so that everybody waits for it. */
function stuckWork(): BlockWork {
  const [accounts, persons] = [join(folder, 'accounts.csv'), join(folder, 'persons.csv')];
  writeFileSync(accounts, '');
  writeFileSync(persons, '');
  const work = planBlocks({ accounts, persons, structure, rules: RULES }, [0, 0]);
  Atomics.store(work.state, 0, 1);
  return work;
}

test('the error of one thread ends the work of all and says what was wrong', async () => {
  const work = stuckWork();
  const elsewhere = { ...work, accounts: join(folder, 'gone', 'accounts.csv') };
  const run = threads.runAll([{ kind: 'write', work } as const, { kind: 'write', work: elsewhere } as const]);
  await expect(run).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a thread that died while it was idle fails what it is given next', async () => {
  const work = stuckWork();
  Atomics.store(work.state, 0, 0);
  const run = (): Promise<unknown> =>
    threads.runAll([{ kind: 'write', work } as const, { kind: 'write', work } as const]);
  await run();
  await threads['threads'][0]?.close();
  await expect(run()).rejects.toThrow(/a thread of the analysis ended/u);
});

test('a thread that dies at any moment of an analysis ends it', { timeout: 300_000 }, async () => {
  const path = join(folder, 'members.csv');
  const lines = Array.from({ length: 40_000 }, (_, row) => `m${row},${row === 0 ? '' : `m${row >> 1}`}\n`).join('');
  writeFileSync(path, lines);
  let deaths = 0;
  for (let run = 0; run < 30; run += 1) {
    const crew = new EngineThreads(2 + (run % 3), { rows: 1, bytes: 1000 });
    const analyse = async (): Promise<void> => {
      const table = await readRaw({ path, start: 0, end: lines.length }, PLAN, crew);
      const found = await analyseRows(table, crew, () => undefined);
      await writeResultFiles({ ...files, directory: join(folder, `run-${run}`), structure: found, threads: crew });
    };
    const killed = pause(Math.random() * 400).then(() => crew['threads'][run % crew['threads'].length]?.close());
    await analyse().catch((error: unknown) => {
      expect(String(error)).toMatch(/a thread of the analysis ended/u);
      deaths += 1;
    });
    await killed;
    await crew.close();
  }
  expect(deaths).toBeGreaterThan(0);
});

test('the death of one thread ends the work of all', async () => {
  const work = stuckWork();
  const run = threads.runAll([{ kind: 'write', work } as const, { kind: 'write', work } as const]);
  await Promise.all([
    expect(run).rejects.toThrow(/a thread of the analysis ended with code \d before its work was done/u),
    threads.close(),
  ]);
  expect(Atomics.load(work.state, 2)).toBe(1);
});

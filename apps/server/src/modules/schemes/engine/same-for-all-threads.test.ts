import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadPlan } from '@qingyuan/core/scheme/reading/member-reader';
import type { Structure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { analyseStructure } from '@qingyuan/core/scheme/structure/analyse-structure';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineThreads } from './engine-threads.ts';
import { readRaw, readStream } from './read-rows.ts';
import { analyseRows } from './reckon-together.ts';
import { writeResultFiles } from './write-files.ts';

const RULES = { id: 'test', version: '1', people: 5, levels: 3, peopleSerious: 9, moneySerious: 10_000 };
const PLAN: ReadPlan = {
  delimiter: 44,
  member: 0,
  recommender: 1,
  keys: [2, 3],
  paidIn: 4,
  paidOut: undefined,
  shown: {},
  placement: undefined,
  pay: {},
};

let folder: string;
/** Threads that take part in the smallest table. */
let several: readonly EngineThreads[];
const alone = new EngineThreads(1);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'same-for-all-'));
  several = [2, 4].map((count) => new EngineThreads(count, { rows: 1, bytes: 16 }));
});
afterAll(async () => {
  await Promise.all(several.map((threads) => threads.close()));
  rmSync(folder, { recursive: true });
});

async function filesOf(structure: Structure, threads: EngineThreads): Promise<readonly Buffer[]> {
  const directory = join(folder, 'out');
  rmSync(directory, { recursive: true, force: true });
  await writeResultFiles({ directory, structure, rules: RULES, source: async () => [], threads });
  return ['accounts.csv', 'persons.csv', 'findings.csv', 'summary.json'].map((name) =>
    readFileSync(join(directory, name)),
  );
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The files of a table read, reckoned and written by one thread, and how those of several threads compare. */
async function compare(text: string): Promise<readonly boolean[]> {
  const path = join(folder, 'members.csv');
  writeFileSync(path, text);
  const expected = await filesOf(analyseStructure(await readStream(once(text), PLAN)), alone);
  const same: boolean[] = [];
  for (const threads of several) {
    const table = await readRaw({ path, start: 0, end: Buffer.byteLength(text) }, PLAN, threads);
    const files = await filesOf(await analyseRows(table, threads, () => undefined), threads);
    same.push(...files.map((file, at) => file.equals(expected[at] ?? Buffer.alloc(0))));
  }
  return same;
}

const ALL_SAME = Array.from({ length: 8 }, () => true);

const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const id = fc.constantFrom('', 'a', 'b', 'c', ' c', 'd', 'e', '007', '7', 'x,"y"\nz', '会员一', 'abcdefgh', 'abcdefgi');
const key = fc.constantFrom('', '', '99x', '99X', '98', '"\n"');
const money = fc.constantFrom('', '1', '-2.5', '1e9', 'x,"y', '90071992547409.91');
const dirtyRow = fc.tuple(id, id, key, key, money);

/** A large table with everything in it that can be wrong; the same for the same seed. */
function largeTable(rows: number, seed: number): string {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const lines: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const fault = below(400);
    const member = fault === 0 ? '' : fault === 1 ? `m${below(row + 1)}` : `m${row}`;
    // Fault 2 closes cycles, 3 is an orphan, 4 a root, 5 recommends itself.
    const above = fault === 2 ? `m${below(rows)}` : fault === 3 ? 'nobody' : fault === 5 ? `m${row}` : `m${below(row)}`;
    const keys = [below(4) === 0 ? `p${below(rows / 8)}` : '', below(9) === 0 ? `"q\n${below(rows / 20)}"` : ''];
    lines.push(
      `${member},${row === 0 || fault === 4 ? '' : above},${keys.join(',')},${fault === 6 ? 'x' : below(9999)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

describe('one thread, two and four put out the same bytes', () => {
  test('for small tables of every fault, wherever a thread begins', { timeout: 300_000 }, async () => {
    const table = fc.array(dirtyRow, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = rows.map((row) => row.map(cell).join(',')).join('\n');
        expect(await compare(`${text}\n`)).toEqual(ALL_SAME);
      }),
      { numRuns: 60 },
    );
  });

  test('for large tables, whose ids fall into many groups', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await compare(largeTable(140_000, seed))).toEqual(ALL_SAME);
      }),
      { numRuns: 2 },
    );
  });

  test('for a chain of 10,000', { timeout: 120_000 }, async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `m${at},${at === 0 ? '' : `m${at - 1}`},${at % 9999 === 0 ? '99' : ''},,1`,
    );
    expect(await compare(`${lines.toReversed().join('\n')}\n`)).toEqual(ALL_SAME);
  });

  test('for a star of 1,000,000', { timeout: 600_000 }, async () => {
    const lines = Array.from({ length: 1_000_000 }, (_, at) => `${at + 2},1,${at % 3 === 0 ? at >> 1 : ''},,0.01`);
    expect(await compare(`1,,,,0.01\n${lines.join('\n')}\n`)).toEqual(ALL_SAME);
  });
});

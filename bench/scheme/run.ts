import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateMembers } from './generate.ts';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';

const SIZES: { readonly [name: string]: number } = { '100k': 100_000, '1m': 1_000_000, '10m': 10_000_000 };
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Runs the engine through its command line and DuckDB beside it, checks that both agree, and prints ratios. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: '100k,1m' },
      runs: { type: 'string', default: '3' },
      alone: { type: 'boolean' },
    },
  });
  const folder = here('../out');
  mkdirSync(folder, { recursive: true });
  for (const name of values.size.split(',')) {
    const count = SIZES[name];
    if (count === undefined) throw new Error(`--size takes ${Object.keys(SIZES).join(', ')}, not ${name}`);
    const members = join(folder, `members-${name}.csv`);
    if (!existsSync(members)) {
      generateMembers(`${members}.part`, count);
      renameSync(`${members}.part`, members);
    }
    const results = join(folder, 'results');
    rmSync(results, { recursive: true, force: true });
    mkdirSync(results);
    try {
      await compare({ name, members, results, runs: Number(values.runs), alone: values.alone === true });
    } finally {
      rmSync(results, { recursive: true, force: true });
    }
  }
}

interface Comparison {
  readonly name: string;
  readonly members: string;
  /** Folder for what both write; emptied afterwards, with whatever a stuck run left behind. */
  readonly results: string;
  readonly runs: number;
  readonly alone: boolean;
}

async function compare({ name, members, results, runs, alone }: Comparison): Promise<void> {
  const own = join(results, 'own');
  const peer = join(results, 'duckdb.csv');
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let turn = 0; turn < runs; turn += 1) {
    rmSync(own, { recursive: true, force: true });
    ours.push(
      await measure([
        here('../../apps/server/src/cli/main.ts'),
        'scheme',
        'analyze',
        '--members',
        members,
        '--out',
        own,
      ]),
    );
    if (!alone) theirs.push(await measure([here('./duckdb-peer.ts'), members, peer]));
  }
  const size = statSync(members).size;
  const best = least(ours);
  process.stdout.write(`scheme ${name}: ${(size / 1e6).toFixed(0)} MB of CSV\n  qingyuan ${row(best, size)}\n`);
  if (alone) return;
  const other = least(theirs);
  const differing = await differences(join(own, 'accounts.csv'), peer);
  process.stdout.write(
    `  duckdb   ${row(other, size)}\n  ratio    ${(best.seconds / other.seconds).toFixed(3)} of the time, ${(best.peak / other.peak).toFixed(3)} of the memory; accounts that differ: ${differing}\n`,
  );
}

const least = (runs: readonly Measured[]): Measured =>
  runs.reduce((best, one) => (one.seconds < best.seconds ? one : best));
const row = ({ seconds, peak }: Measured, size: number): string =>
  `${seconds.toFixed(2)} s, peak ${(peak / 1e6).toFixed(0)} MB = ${(peak / size).toFixed(2)} × CSV`;

/** Accounts in a line whose direct, downline, levels, people or money the two do not agree on. */
async function differences(own: string, peer: string): Promise<number> {
  const lines = async function* (path: string): AsyncGenerator<string> {
    let first = true;
    for await (const line of createInterface(createReadStream(path))) {
      if (!first) yield line;
      first = false;
    }
  };
  const other = lines(peer);
  let differing = 0;
  for await (const line of lines(own)) {
    const mine = line.split(',');
    const theirs = (await other.next()).value?.split(',') ?? [];
    const same = [
      [3, 2],
      [4, 3],
      [5, 4],
      [6, 5],
      [7, 6],
      [8, 7],
      [11, 10],
    ].every(([a = 0, b = 0]) => mine[a] === theirs[b]);
    if (!same || mine[0] !== theirs[0]) differing += 1;
  }
  return differing;
}

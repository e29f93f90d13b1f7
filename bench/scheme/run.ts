import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measured } from './measure.ts';
import type { Peer } from './peers.ts';
import { compileReference, DUCKDB, POSTGRES, runEngine } from './peers.ts';
import type { BenchTable } from './tables.ts';
import { SHAPES, SIZES, tableFile } from './tables.ts';

const OUT = fileURLToPath(new URL('../out', import.meta.url));

interface Options {
  readonly runs: number;
  /** Without peers. */
  readonly alone: boolean;
  /** With PostgreSQL on large tables too. */
  readonly postgres: boolean;
}

/** Runs the engine through its command line and its peers beside it, checks that all agree, and prints ratios. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string' },
      shape: { type: 'string' },
      runs: { type: 'string', default: '3' },
      alone: { type: 'boolean', default: false },
      postgres: { type: 'boolean', default: false },
    },
  });
  const options = { runs: Number(values.runs), alone: values.alone, postgres: values.postgres };
  const shapes = chosen('--shape', SHAPES, values.shape);
  const sizes = chosen('--size', SIZES, values.size ?? (values.shape === undefined ? '100k,1m' : undefined));
  for (const table of [...sizes, ...shapes]) {
    const members = await tableFile(table, OUT);
    const results = join(OUT, 'results');
    rmSync(results, { recursive: true, force: true });
    mkdirSync(results);
    try {
      await compare({ table, members, results }, options);
    } finally {
      // With whatever a stuck run left behind.
      rmSync(results, { recursive: true, force: true });
    }
  }
}

function chosen(option: string, tables: readonly BenchTable[], names: string | undefined): BenchTable[] {
  return (names?.split(',') ?? []).map((name) => {
    const found = tables.find((table) => table.name === name);
    if (found === undefined)
      throw new Error(`${option} takes ${tables.map((table) => table.name).join(', ')}, not ${name}`);
    return found;
  });
}

interface Comparison {
  readonly table: BenchTable;
  readonly members: string;
  /** Folder for what all of them write. */
  readonly results: string;
}

async function compare({ table, members, results }: Comparison, options: Options): Promise<void> {
  const own = join(results, 'own');
  const peers = options.alone ? [] : peersFor(table, results, options);
  const able = peers.filter((peer) => peer.missing === undefined);
  const ours: Measured[] = [];
  const theirs = new Map<Peer, Measured[]>(able.map((peer) => [peer, []]));
  // In turns: what else the machine does then falls on all of them.
  for (let turn = 0; turn < options.runs; turn += 1) {
    rmSync(own, { recursive: true, force: true });
    ours.push(await runEngine(members, own));
    for (const [peer, runs] of theirs) runs.push(await peer.run(members, results));
  }
  const size = statSync(members).size;
  const duckdb = leastOf(theirs.get(DUCKDB));
  print(`scheme ${table.name}: ${(size / 1e6).toFixed(0)} MB of CSV, best of ${options.runs}`);
  print(`  ${'qingyuan'.padEnd(12)} ${row(leastOf(ours), { size, duckdb })}`);
  for (const peer of peers) {
    const best = leastOf(theirs.get(peer));
    const text =
      best === undefined
        ? (peer.missing ?? '')
        : `${row(best, { size, duckdb })}; ${await peer.agreement(own, results)}`;
    print(`  ${peer.name.padEnd(12)} ${text}`);
  }
}

function peersFor(table: BenchTable, folder: string, { postgres }: Options): readonly Peer[] {
  const sql = table.isDeep ? [] : [DUCKDB, ...(table.isLarge && !postgres ? [] : [POSTGRES])];
  return [...sql, compileReference(folder)];
}

const leastOf = (runs: readonly Measured[] = []): Measured | undefined =>
  runs.toSorted((one, other) => one.seconds - other.seconds)[0];

function row(
  measured: Measured | undefined,
  { size, duckdb }: { readonly size: number; readonly duckdb: Measured | undefined },
): string {
  if (measured === undefined) return 'not run';
  const { seconds, peak } = measured;
  const ratio =
    duckdb === undefined
      ? ''
      : `; ${(seconds / duckdb.seconds).toFixed(3)} × DuckDB's time, ${(peak / duckdb.peak).toFixed(3)} × its memory`;
  return `${seconds.toFixed(2)} s, peak ${(peak / 1e6).toFixed(0)} MB = ${(peak / size).toFixed(2)} × CSV${ratio}`;
}

const print = (line: string): unknown => process.stdout.write(`${line}\n`);

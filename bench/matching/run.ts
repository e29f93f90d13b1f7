import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measured, measure } from '../scheme/measure.ts';
import { type EntryKind, type MatchFiles, MEANS_SOMEONE, writeMatchFiles } from './generate.ts';

const OUT = fileURLToPath(new URL('../out', import.meta.url));
const MAIN = fileURLToPath(new URL('../../apps/server/src/cli/main.ts', import.meta.url));
const PEER = fileURLToPath(new URL('duckdb-peer.ts', import.meta.url));

/** Matches people with a tenth as many entries, beside DuckDB, and tells precision and recall by grade. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { people: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '3' } },
  });
  const files = await writeMatchFiles(OUT, Number(values.people));
  const own = join(OUT, 'match-own.csv');
  const peer = join(OUT, 'match-duckdb.csv');
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let turn = 0; turn < Number(values.runs); turn += 1) {
    ours.push(
      await measure(process.execPath, [MAIN, 'match', '--people', files.people, '--list', files.list, '--out', own]),
    );
    theirs.push(await measure(process.execPath, [PEER, files.people, files.list, peer]));
  }
  const [best, duckdb] = [least(ours), least(theirs)];
  print(`match ${values.people} people, a tenth as many entries, best of ${values.runs}`);
  print(`  qingyuan  ${figures(best)}; ${(best.seconds / duckdb.seconds).toFixed(3)} × DuckDB's time`);
  print(`  duckdb    ${figures(duckdb)}`);
  printQuality(files, own);
  for (const file of [own, peer]) rmSync(file);
}

function least(runs: readonly Measured[]): Measured {
  const best = runs.toSorted((one, other) => one.seconds - other.seconds)[0];
  if (best === undefined) throw new RangeError('--runs must be at least 1');
  return best;
}

const figures = ({ seconds, peak }: Measured): string => `${seconds.toFixed(2)} s, peak ${(peak / 1e6).toFixed(0)} MB`;
const print = (line: string): unknown => process.stdout.write(`${line}\n`);

/** Entries of each kind, of those found the right ones by kind and by grade, and all pairs by grade. */
interface Tally {
  readonly wanted: Map<EntryKind, number>;
  readonly found: Map<EntryKind, number>;
  readonly right: Map<string, number>;
  readonly pairs: Map<string, number>;
}

/** An entry `kind-N` was made from person `pN`; a pair is right when it says so and the kind means someone. */
function tally({ list }: MatchFiles, own: string): Tally {
  const counts: Tally = { wanted: new Map(), found: new Map(), right: new Map(), pairs: new Map() };
  for (const row of rowsOf(list)) add(counts.wanted, kindOf(row[0] ?? ''));
  for (const [person = '', entry = '', grade = ''] of rowsOf(own)) {
    add(counts.pairs, grade);
    const kind = kindOf(entry);
    if (!MEANS_SOMEONE.has(kind) || person.slice(1) !== entry.split('-')[1]) continue;
    add(counts.right, grade);
    add(counts.found, kind);
  }
  return counts;
}

function printQuality(files: MatchFiles, own: string): void {
  const { wanted, found, right, pairs } = tally(files, own);
  for (const [grade, count] of pairs)
    print(`  ${grade.padEnd(9)} ${count} pairs, precision ${share(right.get(grade), count)}`);
  for (const [kind, count] of wanted)
    if (MEANS_SOMEONE.has(kind)) print(`  ${kind.padEnd(12)} recall ${share(found.get(kind), count)} of ${count}`);
}

const share = (part: number | undefined, whole: number): string => `${(((part ?? 0) / whole) * 100).toFixed(2)} %`;

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const kindOf = (entry: string): EntryKind => entry.split('-')[0] as EntryKind;

function* rowsOf(file: string): Generator<string[]> {
  for (const row of readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)) yield row.split(',');
}

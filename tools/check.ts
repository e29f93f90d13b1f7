/**
 * npm run check [NAME…]: everything a machine can judge about the source, all of it reported, each finding an error.
 * Names choose among the checks.
 */
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findTrespasses } from './boundaries/cruise.ts';
import { type Fault, faultLine } from './source/faults.ts';
import { findRegistryHosts } from './source/hosts.ts';
import { findHiddenClocks, isPureFile } from './source/purity.ts';
import { findUnscoped, isScopedFile } from './source/scope.ts';
import { UNSCOPED } from './source/unscoped.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

/** What one check found; empty when all is well. */
type Check = () => Promise<readonly string[]>;

const tool =
  (name: string, ...args: readonly string[]): Check =>
  async () => {
    const bin = `${ROOT}node_modules/.bin/${name}`;
    try {
      await run(bin, [...args], { cwd: ROOT, maxBuffer: 64_000_000 });
      return [];
    } catch (error) {
      if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) throw error;
      return `${String(error.stdout)}${String(error.stderr)}`.trim().split('\n');
    }
  };

/** What was found in unchanged files last time is remembered, so that only the first run is slow. */
const typeFaults = (project: string): Promise<readonly string[]> => {
  const memory = `.cache/types/${project.replaceAll('/', '-')}`;
  return tool('tsc', '--pretty', 'false', '-p', project, '--incremental', '--tsBuildInfoFile', memory)();
};

const types: Check = async () => {
  const projects = ['tsconfig.json', ...globSync('{packages,apps}/*/tsconfig.json', { cwd: ROOT })];
  const found: string[] = [];
  for (const project of projects.toSorted()) found.push(...(await typeFaults(project)));
  return found;
};

const boundaries: Check = async () => {
  const found = await findTrespasses(ROOT);
  return found.map(({ rule, from, to, cycle }) => {
    const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
    return `${rule.name}: ${from} → ${path}`;
  });
};

const sources: Check = async () => {
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    maxBuffer: 64_000_000,
  });
  const files = stdout.split('\0').filter((file) => file !== '' && !isBinary(file) && existsSync(`${ROOT}${file}`));
  return files.flatMap((file) => sourceFaults(file, readFileSync(`${ROOT}${file}`, 'utf8'))).map(faultLine);
};

const isBinary = (file: string): boolean => /\.(png|jpe?g|xlsx?|docx|zip|gz|woff2?|ico|sqlite)$/.test(file);

function sourceFaults(file: string, text: string): readonly Fault[] {
  return [
    ...findRegistryHosts(file, text),
    ...(isPureFile(file) ? findHiddenClocks(file, text) : []),
    ...(isScopedFile(file) ? findUnscoped(file, text, UNSCOPED) : []),
  ];
}

/** Two lanes, one a core; the slow ones lead. */
const LANES: readonly (readonly (readonly [string, Check])[])[] = [
  [
    ['types', types],
    ['format', tool('oxfmt', '--list-different')],
  ],
  [
    ['lint', tool('oxlint', '--type-aware', '--format=unix')],
    ['boundaries', boundaries],
    ['unused', tool('knip', '--no-progress', '--reporter', 'compact')],
    ['sources', sources],
  ],
];

async function runLane(lane: readonly (readonly [string, Check])[]): Promise<number> {
  let failed = 0;
  for (const [name, check] of lane) {
    const found = await check();
    if (found.length === 0) continue;
    failed += 1;
    process.stdout.write(`\n✗ ${name}\n${found.map((line) => `  ${line}`).join('\n')}\n`);
  }
  return failed;
}

const named = process.argv.slice(2);
const lanes = LANES.map((lane) => lane.filter(([name]) => named.length === 0 || named.includes(name)));
const failures = await Promise.all(lanes.map(runLane));
const failed = failures.reduce((sum, count) => sum + count, 0);
const total = lanes.flat().length;
process.stdout.write(`\ncheck: ${total - failed} of ${total} clean\n`);
process.exitCode = failed === 0 ? 0 : 1;

import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playwrightTally, type Tally, tallyOf, vitestTally } from './tally.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REPORTS = join(ROOT, '.cache', 'test-reports');

/** Runs a program in the foreground and returns its exit code. */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => done(127));
    child.on('exit', (code) => done(code ?? 1));
  });
}

const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

function freshReport(name: string): string {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** The checks of `npm run check`, or those named; one test in the tally. */
export async function runCheck(names: readonly string[] = []): Promise<Tally> {
  const exitCode = await run(process.execPath, [resolve(ROOT, 'tools/check.ts'), ...names]);
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

export interface VitestPart {
  /** Names the report. */
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export async function runVitest({ name, args, env }: VitestPart): Promise<Tally> {
  const report = freshReport(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return tallyOf(await run(bin('vitest'), ['run', ...reporters, ...args], env), vitestTally(report));
}

export async function runBrowserTests(chromium: string): Promise<Tally> {
  const report = freshReport('browser');
  const env = { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = await run(bin('playwright'), ['test', '--reporter=list,json'], env);
  return tallyOf(exitCode, playwrightTally(report));
}

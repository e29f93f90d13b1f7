import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupProblem } from './problem.ts';

/** What the console is built from. */
const SOURCES = [
  'apps/web/{index.html,vite.config.ts,package.json}',
  'apps/web/{src,public}/**/*.*',
  'packages/{ui,core,contract}/src/**/*.{ts,tsx,css}',
  'package-lock.json',
];

/** Hash over every source of the console; equal hashes mean that building again would change nothing. */
function webSourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root }).toSorted()) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Builds the console unless the last build was made from the same sources. */
export async function ensureWebBuild(root: string, say: (line: string) => void): Promise<void> {
  const stampFile = join(root, '.cache', 'web-build');
  const page = join(root, 'apps', 'web', 'dist', 'index.html');
  const wanted = webSourceHash(root);
  if (existsSync(page) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('正在构建工作台… / Building the console…');
  rmSync(stampFile, { force: true });
  const { code, output } = await viteBuild(root);
  if (code !== 0) {
    throw new SetupProblem(`工作台构建失败 / the console could not be built:\n${output.trim()}`);
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
}

function viteBuild(root: string): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((done) => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'apps', 'web'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code) => done({ code, output }));
  });
}

// Runs on the machine's own Node (20.19 or newer) before anything is installed: node: modules only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:os';
import { ensureDependencies } from './dependencies.mjs';

/** The first major version of Node that runs the project's TypeScript as it is. */
const NODE_MAJOR = 24;

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string} node */
function majorOf(node) {
  const asked = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 ? Number(/^v(\d+)/.exec(asked.stdout)?.[1]) : 0;
}

/** Where npm puts the project's own Node; without install scripts, npm 10 leaves out the link to it in .bin. */
const OWN_NODE = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');

/**
 * The project's own Node 24 where npm has one for this platform, otherwise the machine's if it is new enough.
 * @returns {string | undefined}
 */
export function findNode() {
  if (existsSync(OWN_NODE) && majorOf(OWN_NODE) >= NODE_MAJOR) return OWN_NODE;
  return majorOf(process.execPath) >= NODE_MAJOR ? process.execPath : undefined;
}

/** Everything a child needs to find the project's own Node and tools first. */
export function environment(extra = {}) {
  const own = [dirname(OWN_NODE), join(root, 'node_modules', '.bin')];
  // Halves the time a command takes to start. Node does without where it may not write.
  const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node');
  return { ...process.env, NODE_COMPILE_CACHE, PATH: [...own, process.env.PATH ?? ''].join(delimiter), ...extra };
}

/**
 * For programs that jump about in gigabytes: glibc then asks the kernel for large memory pages, which takes a third off
 * the time of a large analysis. Other C libraries ignore it.
 */
export const LARGE_PAGES = { GLIBC_TUNABLES: process.env.GLIBC_TUNABLES ?? 'glibc.malloc.hugetlb=1' };

/**
 * Dependencies in place, then the Node to run with; ends the process with a clear line where that cannot be.
 * @returns {string}
 */
export function prepare() {
  if (!ensureDependencies(root)) process.exit(1);
  const node = findNode();
  if (node) return node;
  process.stderr.write(
    `需要 Node.js ${NODE_MAJOR} 或更高版本：本平台（${process.platform} ${process.arch}）没有可随依赖安装的版本，当前为 ${process.version}。\n` +
      `Node.js ${NODE_MAJOR} or newer is needed: npm has none for this platform (${process.platform} ${process.arch}) and this one is ${process.version}.\n`,
  );
  process.exit(1);
}

/**
 * Runs a program in the foreground, passes signals on and returns its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, tied?: boolean }} [options] tied: the child notices when this process dies
 * @returns {Promise<number>}
 */
export function foreground(command, args, { env = environment(), tied = false } = {}) {
  return new Promise((done) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = tied ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
    /** @type {import('node:child_process').ChildProcess} */
    const child = spawn(command, [...args], { stdio, env });
    /** @type {readonly NodeJS.Signals[]} */
    const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of passedOn) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      done(1);
    });
    child.on('exit', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

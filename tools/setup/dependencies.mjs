// Runs on the machine's own Node (20.19 or newer) before anything is installed: node: modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.qingyuan-stamp');
/**
 * npm writes this file as the last act of an installation, so a killed one has none.
 * @param {string} root
 */
const installedLockFile = (root) => join(root, 'node_modules', '.package-lock.json');

/**
 * One hash over what is wanted and what is installed; undefined while nothing is installed completely.
 * @param {string} root
 */
export function installationStamp(root) {
  const wanted = readIfThere(join(root, 'package-lock.json'));
  const installed = readIfThere(installedLockFile(root));
  if (!wanted || !installed) return undefined;
  return createHash('sha256').update(wanted).update('\0').update(installed).digest('hex');
}

/**
 * Whether every package of the lockfile that this machine needs is installed in that version.
 * Packages for other platforms are optional and may be absent.
 * @param {string} root
 */
export function installedMatchesLockfile(root) {
  const wanted = readIfThere(join(root, 'package-lock.json'));
  const installed = readIfThere(installedLockFile(root));
  if (!wanted || !installed) return false;
  const have = JSON.parse(installed.toString('utf8')).packages ?? {};
  const want = JSON.parse(wanted.toString('utf8')).packages ?? {};
  return Object.entries(want).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true;
    if (entry.optional && !have[path]) return true;
    return have[path]?.version === entry.version && Boolean(have[path]?.link) === Boolean(entry.link);
  });
}

/** @param {string} root */
export function dependenciesAreReady(root) {
  const stamp = installationStamp(root);
  if (stamp === undefined) return false;
  if (readIfThere(stampFile(root))?.toString('utf8') === stamp) return true;
  if (!installedMatchesLockfile(root)) return false;
  writeFileSync(stampFile(root), stamp);
  return true;
}

/** npm as it was called, or the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script)) return { command: process.execPath, prefix: [script] };
  return { command: 'npm', prefix: [] };
}

/**
 * Installs what package-lock.json names, unless it is there already.
 * @param {string} root
 * @returns {boolean} false after a failure, which has then been reported
 */
export function ensureDependencies(root) {
  if (dependenciesAreReady(root)) return true;
  process.stderr.write('正在安装依赖… / Installing dependencies…\n');
  rmSync(stampFile(root), { force: true });
  const { command, prefix } = npmCommand();
  const args = [...prefix, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  // Standard output stays free for the command that follows.
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (done.status === 0 && dependenciesAreReady(root)) return true;
  const why = done.error ? done.error.message : `npm ci: ${done.status ?? done.signal}`;
  process.stderr.write(
    `安装依赖失败（${why}）。请检查网络、npm 镜像和磁盘空间后重试；未完成的安装会自动重做。\n` +
      `Installing dependencies failed (${why}). Check the network, the npm registry setting and the disk, then run again; an unfinished installation is redone.\n`,
  );
  return false;
}

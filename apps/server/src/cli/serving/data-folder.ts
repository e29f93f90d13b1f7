import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive } from '../../platform/postgres/postmaster.ts';
import { reasonOf, SetupProblem } from './problem.ts';

/** Makes the data folder and makes sure that this process may write there. */
export function prepareDataFolder(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      // The database's own account passes through; what is secret lies in folders of its own.
      chmodSync(dataDir, 0o755);
    }
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SetupProblem(
      `数据目录不可写：${dataDir}（${reasonOf(error)}）。请修改其权限，或用 QINGYUAN_DATA 指定另一个目录。` +
        ` / The data folder cannot be written: ${dataDir}. Change its permissions or name another with QINGYUAN_DATA.`,
    );
  }
}

const Lock = z.object({ pid: z.number().int(), started: z.string(), url: z.string() });

const lockFile = (dataDir: string): string => join(dataDir, 'serve.lock');

/** The server that runs on a data folder. */
export function findRunningServer(dataDir: string): { readonly pid: number; readonly url: string } | undefined {
  const file = lockFile(dataDir);
  if (!existsSync(file)) return undefined;
  const parsed = Lock.safeParse(readJson(file));
  if (!parsed.success) return undefined;
  const { pid, started, url } = parsed.data;
  return isAlive(pid) && startOf(pid) === started ? { pid, url } : undefined;
}

/**
 * Claims the data folder for this process; a lock left by a killed one is taken over.
 * @returns releases it again.
 */
export function lockDataFolder(dataDir: string, url: string): () => void {
  const running = findRunningServer(dataDir);
  if (running) {
    throw new SetupProblem(
      `清源已在运行：${running.url}（进程 ${running.pid}）。 / Qingyuan already runs: ${running.url} (process ${running.pid}).`,
    );
  }
  rmSync(lockFile(dataDir), { force: true });
  const content = { pid: process.pid, started: startOf(process.pid), url };
  try {
    writeFileSync(lockFile(dataDir), JSON.stringify(content), { flag: 'wx' });
  } catch (error) {
    throw new SetupProblem(`另一个清源正在启动 / another Qingyuan is just starting: ${reasonOf(error)}`);
  }
  return () => rmSync(lockFile(dataDir), { force: true });
}

/** When a process began, so that a number used again is not taken for the old process. Empty where unknown. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    // Fields after the name in brackets; the twentieth of them is the start in clock ticks since boot.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    return '';
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

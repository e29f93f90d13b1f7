import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the folders of a vault, readable by the owner only, and clears what a crash left. */
export async function prepareFolders(dataDir: string): Promise<void> {
  for (const folder of [draftFolder(dataDir), objectFolder(dataDir)])
    await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearDrafts(draftFolder(dataDir));
}

/** Where files are written until they are whole; a draft's name begins with the process that writes it. */
export function draftFolder(dataDir: string): string {
  return join(dataDir, 'vault', 'tmp');
}

function objectFolder(dataDir: string): string {
  return join(dataDir, 'vault', 'objects');
}

/** Where the file with this id lies. */
export function filePath(dataDir: string, id: string): string {
  return join(objectFolder(dataDir), id.slice(0, 2), id);
}

/** Removes drafts of processes that are gone; another server on the same folder keeps its own. */
async function clearDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number.parseInt(name, 10);
    if (pid === process.pid || !isRunning(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    // Signal 0 only asks.
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

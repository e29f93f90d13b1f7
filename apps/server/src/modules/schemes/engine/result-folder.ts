import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The files of a result; the last one says that the others are complete. */
const FILES = ['accounts.csv', 'persons.csv', 'findings.csv', 'summary.json'] as const;

/**
 * The folder that receives a result. Its files are drafted beside it and take its place when all are complete: whoever
 * looks at the folder sees the former result or the new one. After a failure nothing of the draft is left.
 */
export interface ResultFolder {
  /** Where the files are written first. */
  readonly draft: string;
  /** Puts the draft in the place of the folder. */
  readonly commit: () => void;
  readonly discard: () => void;
}

/** Prepares a draft for a folder, which may be there already; mends what a killed run has left of an exchange. */
export function draftFolder(path: string): ResultFolder {
  const asked = resolve(path);
  const folder = existsSync(asked) ? realpathSync(asked) : asked;
  const [parent, name] = [dirname(folder), basename(folder)];
  mkdirSync(parent, { recursive: true });
  const former = join(parent, `.${name}-former`);
  if (existsSync(former) && !existsSync(folder)) renameSync(former, folder);
  const inside = existsSync(folder) && !isExchangeable(folder);
  const draft = mkdtempSync(inside ? join(folder, '.draft-') : join(parent, `.${name}-draft-`));
  return {
    draft,
    commit: () => {
      if (inside) replaceFiles(draft, folder);
      else if (existsSync(folder)) exchange({ draft, folder, former });
      else renameSync(draft, folder);
    },
    discard: () => rmSync(draft, { recursive: true, force: true }),
  };
}

/** True for a folder of a result and nothing else, in which nobody works and which can be moved. */
function isExchangeable(folder: string): boolean {
  if (`${process.cwd()}/`.startsWith(`${folder}/`)) return false;
  if (!readdirSync(folder).every((name) => FILES.some((file) => file === name))) return false;
  const parent = dirname(folder);
  return statSync(parent).dev === statSync(folder).dev && isWritable(parent);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

interface Exchange {
  readonly draft: string;
  readonly folder: string;
  /** Where the former result waits in between; found again by the next run, should this one be killed there. */
  readonly former: string;
}

/**
 * Two moves, with nothing in between. All is on the disk before the first: what is lost when the machine stops is the
 * new result at most.
 */
function exchange({ draft, folder, former }: Exchange): void {
  for (const file of FILES) flush(join(draft, file));
  chmodSync(draft, statSync(folder).mode);
  flush(draft);
  rmSync(former, { recursive: true, force: true });
  renameSync(folder, former);
  try {
    renameSync(draft, folder);
  } catch (error) {
    renameSync(former, folder);
    throw error;
  }
  flush(dirname(folder));
  rmSync(former, { recursive: true, force: true });
}

/**
 * For a folder with other things in it, which stay where they are: the summary goes first and comes back last, so that a
 * folder with a summary holds one whole result.
 */
function replaceFiles(draft: string, folder: string): void {
  for (const file of FILES) flush(join(draft, file));
  rmSync(join(folder, 'summary.json'), { force: true });
  flush(folder);
  for (const file of FILES) renameSync(join(draft, file), join(folder, file));
  flush(folder);
  rmSync(draft, { recursive: true });
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

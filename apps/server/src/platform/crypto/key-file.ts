import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { syncFolder } from '../files/sync-folder.ts';

/** The key file cannot be used; the message says why and what to do, in Chinese and English. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

/** Reads and checks the file. @returns undefined when there is none. */
export async function readKeyFile<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  // Not through a symbolic link: the permissions that count are those of the file named.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unusable(path, error);
  });
  if (file === undefined) return undefined;
  try {
    const { mode } = await file.stat();
    if ((mode & 0o077) !== 0) throw tooOpen(path, mode);
    return parse(path, schema, await file.readFile('utf8'));
  } finally {
    await file.close();
  }
}

/** Writes a new file that only its owner can read; leaves one that is already there as it is. */
export async function createKeyFile(path: string, content: unknown): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await makeFolder(dirname(path));
  try {
    await writeDraft(draft, content);
    // A link, unlike a rename, never replaces a file made meanwhile.
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw unusable(path, error);
    });
  } finally {
    await unlink(draft).catch(() => {});
  }
  await syncFolder(dirname(path));
}

/** Replaces the file in one step. Two at a time would lose a key, so the second is refused. */
export async function replaceKeyFile<T>(path: string, schema: z.ZodType<T>, change: (content: T) => T): Promise<T> {
  const draft = `${path}.next`;
  const lock = await open(draft, 'wx', 0o600).catch((error: unknown) => {
    throw codeOf(error) === 'EEXIST' ? busy(draft) : unusable(path, error);
  });
  try {
    const content = await readKeyFile(path, schema);
    if (content === undefined) throw new KeyFileError(`${path}: 密钥文件不存在 / there is no key file`);
    const changed = change(content);
    await lock.writeFile(toText(changed));
    await lock.sync();
    await rename(draft, path);
    await syncFolder(dirname(path));
    return changed;
  } catch (error) {
    await unlink(draft).catch(() => {});
    throw error;
  } finally {
    await lock.close();
  }
}

function parse<T>(path: string, schema: z.ZodType<T>, text: string): T {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new KeyFileError(
      `${path}: 密钥文件已损坏，请从备份恢复 / the key file is not valid JSON; restore it from a backup`,
    );
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  // Paths only: a message about a value could show the value.
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(root)').join(', ');
  throw new KeyFileError(
    `${path}: 密钥文件内容不符，请从备份恢复 / the key file is not as expected at ${where}; restore it from a backup`,
  );
}

async function writeDraft(draft: string, content: unknown): Promise<void> {
  const file = await open(draft, 'wx', 0o600).catch((error: unknown) => {
    throw unusable(draft, error);
  });
  try {
    await file.writeFile(toText(content));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw unusable(folder, error);
  });
}

function toText(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function tooOpen(path: string, mode: number): KeyFileError {
  const now = (mode & 0o777).toString(8);
  return new KeyFileError(
    `${path}: 权限为 ${now}，其他用户可读取密钥。请执行 chmod 600 ${path}，并考虑更换密钥 / mode ${now} lets others read the keys: run chmod 600 on it, and consider changing the keys`,
  );
}

function busy(draft: string): KeyFileError {
  return new KeyFileError(
    `${draft}: 正在更换密钥；如确认没有，请删除此文件后重试 / keys are being changed now; if they are not, remove this file and try again`,
  );
}

function unusable(path: string, error: unknown): KeyFileError {
  const why = codeOf(error) || (error instanceof Error ? error.message : String(error));
  return new KeyFileError(
    `${path}: 无法使用（${why}），请检查数据目录的权限和空间 / cannot be used (${why}): check permissions and space of the data folder`,
  );
}

/** The command line was wrong; nothing was done. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const SYSTEM_REASONS: { readonly [code: string]: string } = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'is a directory, a file was expected',
  ENOTDIR: 'is no directory',
  ENOSPC: 'no space left on the disk; free some or choose another place',
  EROFS: 'the file system is read-only',
};

/** What went wrong in one line, without a stack. */
export function failureLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reason = SYSTEM_REASONS[code];
  const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return reason === undefined ? error.message.replaceAll(/\s*\n\s*/gu, '; ') : `${path}${reason}`;
}

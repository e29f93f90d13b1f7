import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The unprivileged operating-system user that the database runs as; PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/**
 * The account for a cluster: undefined (this process's own user) unless we are root. As root it is the owner of an
 * existing cluster, else the system's user `postgres`, which is created where it is missing.
 * @param cluster folder of the cluster, which need not exist yet
 */
export function databaseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(cluster) ?? findUser('postgres') ?? createUser('postgres');
}

/** Whether that account can pass through to a folder or run a file. */
export function canReach(path: string, account: Account | undefined): boolean {
  const asked = spawnSync('test', ['-x', path], { ...account, stdio: 'ignore' });
  if (asked.error) throw cannotSwitch(asked.error);
  return asked.status === 0;
}

function ownerOf(folder: string): Account | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function findUser(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createUser(name: string): Account {
  const made = spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    {
      encoding: 'utf8',
    },
  );
  const account = findUser(name);
  if (account) return account;
  throw new EmbeddedPostgresError(
    `不能以 root 身份运行数据库，也无法创建系统用户 ${name}（${made.error?.message ?? made.stderr.trim()}）。请以普通用户运行，或设置 DATABASE_URL。` +
      ` / The database cannot run as root and the system user ${name} could not be created. Run as an ordinary user or set DATABASE_URL.`,
  );
}

function cannotSwitch(error: Error): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `无法以普通系统用户启动数据库（${error.message}）。请以普通用户运行，或设置 DATABASE_URL。` +
      ` / The database could not be started as an unprivileged user (${error.message}). Run as an ordinary user or set DATABASE_URL.`,
  );
}

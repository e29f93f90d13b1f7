import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, EmbeddedPostgresError } from './account.ts';
import type { Binaries } from './binaries.ts';
import { findPostmaster, isAlive, type Postmaster } from './postmaster.ts';

const USER = 'postgres';
const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 20_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** What it takes to run one cluster. */
export interface Cluster {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** PGDATA; log and port file lie beside it. */
  readonly folder: string;
  readonly password: string;
  /** Server settings beyond the fixed ones. */
  readonly settings: Readonly<Record<string, string>>;
}

export const urlOf = (password: string, port: number, database: string): string =>
  `postgresql://${USER}:${encodeURIComponent(password)}@${HOST}:${port}/${database}`;

/** Makes the cluster if there is none. It appears under its name only when it is complete. */
export function initialise({ binaries, account, folder, password }: Cluster): void {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const parent = dirname(folder);
  const unfinished = `${folder}.unfinished`;
  const passwordFile = join(parent, `.password-${randomBytes(6).toString('hex')}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const flags = ['--encoding=UTF8', ...binaries.localeFlags, '--data-checksums', '--auth=scram-sha-256'];
    const made = spawnSync(
      binaries.initdb,
      [`--pgdata=${unfinished}`, `--username=${USER}`, `--pwfile=${passwordFile}`, '--no-instructions', ...flags],
      { ...account, cwd: '/', env: databaseEnvironment(), encoding: 'utf8' },
    );
    if (made.status !== 0) throw new EmbeddedPostgresError(`initdb: ${made.error?.message ?? made.stderr.trim()}`);
    renameSync(unfinished, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Starts the server and returns when it answers. */
export async function launch(cluster: Cluster): Promise<Postmaster> {
  const port = await choosePort(join(dirname(cluster.folder), 'port'));
  const logFile = openLog(join(dirname(cluster.folder), 'postgres.log'));
  const log = openSync(logFile, 'a', 0o600);
  const offset = statSync(logFile).size;
  const settings = Object.entries({ ...fixedSettings(port), ...cluster.settings });
  const child = spawn(
    cluster.binaries.postgres,
    ['-D', cluster.folder, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...cluster.account,
      cwd: '/',
      env: databaseEnvironment(),
      stdio: ['ignore', log, log],
      // A group of its own: Ctrl-C in the terminal must reach the server before its database.
      detached: true,
    },
  );
  closeSync(log);
  child.unref();
  try {
    await answers(child, urlOf(cluster.password, port, USER), () => readFileSync(logFile, 'utf8').slice(offset));
  } catch (error) {
    if (child.pid !== undefined) await shutDown({ pid: child.pid, port });
    throw error;
  }
  return findPostmaster(cluster.folder) ?? { pid: child.pid ?? 0, port };
}

/** Ends a server the fast and clean way: open transactions are rolled back, everything committed is on disk. */
export async function shutDown({ pid }: Postmaster): Promise<void> {
  if (!signal(pid, 'SIGINT')) return;
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  while (isAlive(pid)) {
    if (performance.now() > deadline) {
      signal(pid, 'SIGQUIT');
      return;
    }
    await sleep(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function fixedSettings(port: number): Record<string, string> {
  return {
    listen_addresses: HOST,
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // The log must not carry what people wrote: neither statements nor the values in a refused row.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
}

function databaseEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LANG: 'C', LC_ALL: 'C' };
}

/** The port of the last run if it is free, else any free one; kept in a file so that tools find it again. */
async function choosePort(file: string): Promise<number> {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await freePort(Number.isInteger(last) ? last : 0)) ?? (await freePort(0));
  if (port === undefined) throw new EmbeddedPostgresError('没有空闲端口 / no free port on the loopback address');
  writeFileSync(file, `${port}\n`);
  return port;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(undefined));
    probe.listen(wanted, HOST, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

function openLog(file: string): string {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  if (existsSync(file)) chmodSync(file, 0o600);
  return file;
}

async function answers(child: ChildProcess, url: string, logged: () => string): Promise<void> {
  let gone: string | undefined;
  child.once('error', (error) => (gone = error.message));
  child.once('exit', (code, by) => (gone = `exit ${code ?? by}`));
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    if (gone !== undefined) throw new EmbeddedPostgresError(`PostgreSQL: ${lastFault(logged()) ?? gone}`);
    const fault = await tryConnect(url);
    if (fault === undefined) return;
    // 28P01: wrong password. It will not become right by waiting.
    if (fault === '28P01') throw new EmbeddedPostgresError(wrongPassword);
    await sleep(30);
  }
  throw new EmbeddedPostgresError('PostgreSQL 在两分钟内未就绪 / PostgreSQL was not ready within two minutes');
}

const wrongPassword =
  '数据库口令与 keys/postgres.secret 不符：数据文件与密钥不是同一套，请一起恢复。 / The database refuses the password in keys/postgres.secret: data and keys do not belong together; restore both from the same backup.';

/** @returns undefined when a connection succeeds, otherwise the error's code. */
async function tryConnect(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lastFault(text: string): string | undefined {
  return text
    .split('\n')
    .findLast((line) => /\b(FATAL|PANIC|ERROR):/.test(line))
    ?.replace(/^.*?\b(?:FATAL|PANIC|ERROR):\s*/, '');
}

/** Creates a database on a running cluster unless it is there. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddedPostgresError } from './account.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded.ts';
import { findPostmaster } from './postmaster.ts';
import { temporaryFolder } from './test-cluster.ts';

let dataDir: string;
let opened: EmbeddedPostgres[];

const start = async (takeOver = false): Promise<EmbeddedPostgres> => {
  const server = await startEmbedded({ dataDir, log: () => undefined, takeOver });
  opened.push(server);
  return server;
};
const cluster = (): string => join(dataDir, 'postgres', '18');

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(() => {
  dataDir = temporaryFolder('embedded-');
  opened = [];
});

afterEach(async () => {
  for (const server of opened) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the embedded database', () => {
  test('keeps what was committed when it is killed at once', async () => {
    const first = await start();
    await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS n');
    process.kill(findPostmaster(cluster())?.pid ?? 0, 'SIGKILL');
    const second = await start();
    expect(await query(second.adminUrl, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  test('is joined, not started twice; only its owner or whoever takes over ends it', async () => {
    const owner = await start();
    const visitor = await start();
    expect(visitor.adminUrl).toBe(owner.adminUrl);
    await visitor.stop();
    expect(await query(owner.adminUrl, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    const heir = await start(true);
    await heir.stop();
    expect(findPostmaster(cluster())).toBeUndefined();
  });

  test('starts although its lock file names a process number that another program has now', async () => {
    await (await start()).stop();
    writeFileSync(join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n0\n5432\n\n127.0.0.1\n`);
    const server = await start();
    expect(await query(server.adminUrl, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  test('begins again after a set-up that was cut off', async () => {
    await (await start()).stop();
    rmSync(join(cluster(), 'PG_VERSION'));
    rmSync(cluster(), { recursive: true });
    writeFileSync(`${cluster()}.unfinished`, 'left behind');
    await start();
    expect(existsSync(`${cluster()}.unfinished`)).toBe(false);
  });

  test('says so when data and password do not belong together', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'keys', 'postgres.secret'), 'another\n');
    await expect(start()).rejects.toThrow(EmbeddedPostgresError);
    const left = findPostmaster(cluster());
    expect(left).toBeUndefined();
  });

  test('asks every connection for a password, listens on the loopback address only and sums its pages', async () => {
    const { adminUrl } = await start();
    const open = new URL(adminUrl);
    open.password = 'guess';
    await expect(query(open.toString(), 'SELECT 1')).rejects.toThrow(/password/);
    const settings = `SELECT current_setting('listen_addresses') AS a, current_setting('unix_socket_directories') AS s, current_setting('data_checksums') AS c`;
    expect(await query(adminUrl, settings)).toEqual([{ a: '127.0.0.1', s: '', c: 'on' }]);
  });

  test('its password is readable by the owner only and its log holds no statement', async () => {
    const { adminUrl } = await start();
    await expect(query(adminUrl, `SELECT 'secret-word' FROM no_such_table`)).rejects.toThrow(/no_such_table/);
    expect(statSync(join(dataDir, 'keys', 'postgres.secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, 'postgres', 'postgres.log'), 'utf8')).not.toContain('secret-word');
  });
});

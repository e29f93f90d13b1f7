/** A whole server on a database of its own, for tests: real PostgreSQL, real routes, a clock that tests turn. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Role } from '@qingyuan/contract/roles';
import { createServer, type Server } from './app.ts';
import { installAreas } from './modules/jurisdictions/index.ts';
import type { Actor } from './platform/access/actor.ts';
import { openKeyRing } from './platform/crypto/key-ring.ts';
import { createTestDatabase, type TestDatabase } from './platform/db/test-database.ts';
import { openVault } from './platform/files/vault.ts';
import { findUserById } from './platform/identity/identity.sql.ts';
import { newSessionToken, SESSION_COOKIE } from './platform/identity/session.ts';
import { loadLaw } from './platform/law/law.ts';
import { createLog, type Log } from './platform/log/log.ts';
import type { ServerModule } from './platform/module.ts';

export const LAW_DIR = fileURLToPath(new URL('../../../law/', import.meta.url));

export interface TestUser {
  readonly actor: Actor;
  /** Session and token, for requests that a test makes itself. */
  readonly headers: Readonly<Record<'cookie' | 'x-csrf-token', string>>;
  /** Sends a request with this user's session; writes get an idempotency key of their own unless given. */
  request(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, key?: string): Promise<TestAnswer>;
}

export interface TestAnswer {
  readonly status: number;
  /** Parsed JSON; tests look into it as they need. */
  readonly body: unknown;
}

export interface TestServer {
  readonly server: Server;
  readonly database: TestDatabase;
  readonly dataDir: string;
  /** Turns the clock. */
  setNow(iso: string): void;
  /** A new user of a new agency at the area. */
  user(area: string, roles: readonly Role[]): Promise<TestUser>;
  close(): Promise<void>;
}

export async function startTestServer(
  clusterUrl: string,
  modules?: readonly ServerModule[],
  log: Log = createLog('silent'),
): Promise<TestServer> {
  const database = await createTestDatabase(clusterUrl);
  await installAreas(database.adminUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-server-'));
  const keys = await openKeyRing(dataDir);
  let now = new Date('2026-09-15T02:00:00Z');
  const server = await createServer({
    databaseUrl: database.appUrl,
    keys,
    vault: await openVault(dataDir, keys),
    law: loadLaw(LAW_DIR),
    log,
    clock: () => now,
    secureCookie: false,
    ...(modules === undefined ? {} : { modules }),
  });
  return {
    server,
    database,
    dataDir,
    setNow: (iso) => {
      now = new Date(iso);
    },
    user: async (area, roles) => signedIn(server, database, await addUser(database, area, roles), () => now),
    close: async () => {
      await server.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function addUser(database: TestDatabase, area: string, roles: readonly Role[]): Promise<string> {
  const agencyId = randomUUID();
  const id = randomUUID();
  await database.admin
    .insertInto('agency')
    .values({ id: agencyId, name: `${area} 单位`, kind: 'market_regulation', area_code: area })
    .execute();
  await database.admin
    .insertInto('app_user')
    .values({
      id,
      account: `u-${id}`,
      name: `用户 ${area}`,
      agency_id: agencyId,
      area_code: area,
      roles: [...roles],
      created_at: new Date(0),
    })
    .execute();
  return id;
}

async function signedIn(server: Server, database: TestDatabase, id: string, now: () => Date): Promise<TestUser> {
  const { token, idHash, csrfToken } = newSessionToken();
  const at = now();
  await database.admin
    .insertInto('session')
    .values({
      id_hash: idHash,
      user_id: id,
      csrf_token: csrfToken,
      created_at: at,
      seen_at: at,
      expires_at: new Date('2100-01-01'),
    })
    .execute();
  const found = await findUserById(database.app, id);
  if (found === undefined) throw new Error('the test user is missing');
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrfToken };
  return {
    actor: found.actor,
    headers,
    request: async (method, path, body, key) => {
      const answer = await server.http.inject({
        method,
        url: `/api${path}`,
        headers: { ...headers, 'idempotency-key': key ?? randomUUID() },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: answer.statusCode, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
    },
  };
}

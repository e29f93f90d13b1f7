import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Db, connect, roleUrl } from './connect.ts';
import { migrate } from './migrate.ts';

/** Passwords of the roles in test clusters. */
export const TEST_SECRETS = { app: 'app-test', tipline: 'tipline-test' } as const;
const TEMPLATE = 'qingyuan_template';

/** A database of its own for one test file. */
export interface TestDatabase {
  /** Owner's connection string: for looking behind the scenes and for tampering. */
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly tiplineUrl: string;
  /** Pool of the application's role. */
  readonly app: Db;
  /** Pool of the owner. */
  readonly admin: Db;
  drop(): Promise<void>;
}

/** Makes the migrated template that every test database is copied from. */
export async function prepareTemplate(clusterUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await migrate(withDatabase(clusterUrl, TEMPLATE), TEST_SECRETS);
}

/** Copies the template; `clusterUrl` comes from the test run's global set-up. */
export async function createTestDatabase(clusterUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onCluster(clusterUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const adminUrl = withDatabase(clusterUrl, name);
  const appUrl = roleUrl(adminUrl, 'qingyuan_app', TEST_SECRETS.app);
  const app = connect(appUrl, 4);
  const admin = connect(adminUrl, 2);
  return {
    adminUrl,
    appUrl,
    tiplineUrl: roleUrl(adminUrl, 'qingyuan_tipline', TEST_SECRETS.tipline),
    app,
    admin,
    drop: async () => {
      await app.destroy();
      await admin.destroy();
      await onCluster(clusterUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function withDatabase(url: string, name: string): string {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  return copy.toString();
}

async function onCluster(clusterUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

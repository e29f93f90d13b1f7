import pg from 'pg';
import { BOSS_SCHEMA } from '../../platform/jobs/queue.ts';

const DEMO_WORLD = 'demo-world';

/** Whether somebody has worked in this database yet, and how far the demo world came. */
export type Occupancy = 'empty' | 'demo-begun' | 'in-use';

async function asOwner<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function findOccupancy(adminUrl: string): Promise<Occupancy> {
  return asOwner(adminUrl, async (client) => {
    const { rows } = await client.query<{ begun: boolean; used: boolean }>(
      `SELECT EXISTS (SELECT FROM installation WHERE key = $1 AND value = 'begun') AS begun,
              EXISTS (SELECT FROM app_user) AS used`,
      [DEMO_WORLD],
    );
    if (rows[0]?.begun === true) return 'demo-begun';
    return rows[0]?.used === true ? 'in-use' : 'empty';
  });
}

/** Notes how far the demo world came, so that one cut off in the middle is recognised. */
export async function markDemoWorld(adminUrl: string, state: 'begun' | 'done'): Promise<void> {
  await asOwner(adminUrl, (client) =>
    client.query(
      'INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      [DEMO_WORLD, state],
    ),
  );
}

/** Whether the accounts of the demo world are those of this database. */
export function hasDemoWorld(adminUrl: string): Promise<boolean> {
  return asOwner(adminUrl, async (client) => {
    const { rowCount } = await client.query(`SELECT FROM installation WHERE key = $1 AND value = 'done'`, [DEMO_WORLD]);
    return rowCount === 1;
  });
}

/** Empties a database that holds nothing but an unfinished demo world; migrations then run again. */
export async function removeUnfinishedDemoWorld(adminUrl: string): Promise<void> {
  await asOwner(adminUrl, (client) =>
    client.query(`BEGIN;
      DROP SCHEMA IF EXISTS ${BOSS_SCHEMA}, qy CASCADE;
      DROP SCHEMA public CASCADE;
      CREATE SCHEMA public;
      GRANT USAGE ON SCHEMA public TO PUBLIC;
      COMMIT`),
  );
}

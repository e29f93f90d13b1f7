import pg from 'pg';
import { listMigrations } from './migrate.ts';

/** Names of the migrations that have not run in this database yet, in order. */
export async function pendingMigrations(adminUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const known = await client.query<{ known: string | null }>(`SELECT to_regclass('public.migration') AS known`);
    const files = await listMigrations();
    if ((known.rows[0]?.known ?? null) === null) return files.map(({ name }) => name);
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migration');
    const ran = new Set(rows.map(({ name }) => name));
    return files.filter(({ name }) => !ran.has(name)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

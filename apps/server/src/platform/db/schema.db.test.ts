import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sql } from 'kysely';
import { SCHEMA_FILE, schemaText } from './generate-types.ts';
import { migrate } from './migrate.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase } from './test-database.ts';

describe('the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(inject('clusterUrl'));
  });
  afterAll(() => database.drop());

  it('has the tables that the committed types say (npm run db:types)', async () => {
    expect(await readFile(SCHEMA_FILE, 'utf8')).toBe(await schemaText(database.adminUrl));
  });

  it('migrates once: a second run does nothing', async () => {
    expect(await migrate(database.adminUrl, TEST_SECRETS)).toEqual([]);
  });

  it('refuses history that was changed after it ran', async () => {
    await sql`UPDATE migration SET checksum = 'x' WHERE name LIKE '0001%'`.execute(database.admin);
    await expect(migrate(database.adminUrl, TEST_SECRETS)).rejects.toThrow(
      /0001_create_platform.sql was changed after it ran/u,
    );
    await sql`DELETE FROM migration WHERE name LIKE '0001%'`.execute(database.admin);
    await expect(migrate(database.adminUrl, TEST_SECRETS)).rejects.toThrow(/0001_create_platform.sql: /u);
  });

  it('is not owned by the roles that the processes connect as', async () => {
    const { rows } = await sql<{
      owner: string;
    }>`SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = 'public'`.execute(database.admin);
    expect(rows.map((row) => row.owner).filter((owner) => owner.startsWith('qingyuan_'))).toEqual([]);
  });

  it('keeps every table with an area under row-level security, but those everybody may read', async () => {
    const { rows } = await sql<{ name: string }>`
      SELECT c.relname AS name FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'area_code'
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity ORDER BY 1`.execute(
      database.admin,
    );
    // Identity comes before any scope; the log is read by auditors under an explicit condition; the outbox is the spine's own.
    expect(rows.map((row) => row.name)).toEqual(['agency', 'app_user', 'audit_entry', 'outbox_event']);
  });

  it('lets nobody but the owner change the actions and the log', async () => {
    const { rows } = await sql<{ granted: string }>`
      SELECT table_name || ' ' || privilege_type AS granted FROM information_schema.role_table_grants
      WHERE grantee LIKE 'qingyuan_%' AND table_name IN ('record_action', 'audit_entry', 'audit_head')
        AND privilege_type NOT IN ('SELECT', 'INSERT')`.execute(database.admin);
    expect(rows).toEqual([]);
  });
});

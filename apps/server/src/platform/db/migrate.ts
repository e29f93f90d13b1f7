import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { BOSS_SCHEMA, migrateQueue } from '../jobs/queue.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));
/** Any number, the same in every process: one migration run at a time in a database. */
const LOCK = 5227_0001;

/** Passwords of the two roles that the processes connect as. */
export interface RoleSecrets {
  readonly app: string;
  readonly tipline: string;
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Migration files in order of their number, with the checksum of their text. */
export async function listMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, `file://${MIGRATIONS}`), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/**
 * Brings a database to the newest schema as its owner and makes sure the application's roles exist.
 * Each file runs in its own transaction; history that was edited after it ran is refused.
 * @returns the names of the migrations that ran now.
 */
export async function migrate(adminUrl: string, secrets: RoleSecrets): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await createRoles(client, secrets);
    await client.query(
      `CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const ran = await applyNew(client, await listMigrations());
    await migrateQueue(adminUrl);
    await client.query(`GRANT USAGE ON SCHEMA ${BOSS_SCHEMA} TO qingyuan_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${BOSS_SCHEMA} TO qingyuan_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${BOSS_SCHEMA} TO qingyuan_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${BOSS_SCHEMA} TO qingyuan_app`);
    return ran;
  } finally {
    await client.end();
  }
}

async function applyNew(client: pg.Client, files: readonly Migration[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>('SELECT name, checksum FROM migration');
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const ran: string[] = [];
  for (const file of files) {
    const checksum = applied.get(file.name);
    if (checksum === file.checksum) continue;
    if (checksum !== undefined) {
      throw new MigrationError(`${file.name} was changed after it ran; add a new migration instead of editing it`);
    }
    await applyOne(client, file);
    ran.push(file.name);
  }
  return ran;
}

async function applyOne(client: pg.Client, file: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(file.text);
    await client.query('INSERT INTO migration (name, checksum) VALUES ($1, $2)', [file.name, file.checksum]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new MigrationError(`${file.name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function createRoles(client: pg.Client, secrets: RoleSecrets): Promise<void> {
  for (const [role, password] of [
    ['qingyuan_app', secrets.app],
    ['qingyuan_tipline', secrets.tipline],
  ] as const) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
    await client.query(`${verb} ROLE ${role} LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(password)}`);
  }
}

import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';

// Counts come back as bigint text; they all fit a safe integer.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is too large for a number`);
  return value;
});
// A date has no time zone: keep it as text instead of a local midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** The pool of one process. */
export type Db = Kysely<DB>;

/** Connection string of `role` for the database that `adminUrl` points to. */
export function roleUrl(adminUrl: string, role: 'qingyuan_app' | 'qingyuan_tipline', password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.toString();
}

/** Opens a pool; `max` connections at most. */
export function connect(url: string, max = 10): Db {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'qingyuan' });
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', () => {});
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

import pg from 'pg';

const OLDEST = 150_000;

/** The server named by DATABASE_URL cannot be used; the message says why. */
export class ExternalPostgresError extends Error {
  override readonly name = 'ExternalPostgresError';
}

/**
 * Version of the server behind `url`, as it writes it itself.
 * @throws ExternalPostgresError when it cannot be reached or is too old.
 */
export async function requireServer(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; name: string }>(
      `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS name`,
    );
    const [version] = rows;
    if (version && Number(version.number) >= OLDEST) return version.name;
    throw new ExternalPostgresError(
      `PostgreSQL ${version?.name ?? '?'} 版本过低，需要 15 或更高 / PostgreSQL is too old: 15 or newer is needed`,
    );
  } catch (error) {
    if (error instanceof ExternalPostgresError) throw error;
    const { hostname, port, pathname } = new URL(url);
    throw new ExternalPostgresError(
      `无法连接 DATABASE_URL 指定的数据库 ${hostname}:${port || '5432'}${pathname}（${reason(error)}）。请检查地址、口令和服务器。` +
        ` / The database of DATABASE_URL cannot be reached. Check address, password and server.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A refused connection to a name with several addresses has an empty message and the reasons inside. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}

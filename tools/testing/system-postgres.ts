import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseAccount } from '../../apps/server/src/platform/postgres/account.ts';
import { type Cluster, initialise, launch, shutDown, urlOf } from '../../apps/server/src/platform/postgres/cluster.ts';
import { temporaryFolder, THROW_AWAY } from '../../apps/server/src/platform/postgres/test-cluster.ts';

/** Runs `work` against a throw-away server made with the system's own PostgreSQL programs. */
export async function withSystemPostgres<T>(programs: string, work: (url: string) => Promise<T>): Promise<T> {
  const folder = temporaryFolder('qingyuan-system-postgres-');
  const cluster: Cluster = {
    binaries: {
      initdb: join(programs, 'initdb'),
      postgres: join(programs, 'postgres'),
      localeFlags: ['--locale=C.UTF-8'],
    },
    account: databaseAccount(join(folder, 'cluster')),
    folder: join(folder, 'cluster'),
    password: 'throw-away',
    settings: THROW_AWAY,
  };
  try {
    initialise(cluster);
    const server = await launch(cluster);
    try {
      return await work(urlOf(cluster.password, server.port, 'postgres'));
    } finally {
      await shutDown(server);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm run db:types`: migrates a throw-away database and writes the schema's types from it. */
import { rmSync } from 'node:fs';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { writeSchema } from '../apps/server/src/platform/db/generate-types.ts';
import { TEST_SECRETS } from '../apps/server/src/platform/db/test-database.ts';
import { startEmbedded } from '../apps/server/src/platform/postgres/embedded.ts';
import { temporaryFolder, THROW_AWAY } from '../apps/server/src/platform/postgres/test-cluster.ts';

const dataDir = temporaryFolder('qingyuan-types-');
const server = await startEmbedded({ dataDir, log: () => undefined, settings: THROW_AWAY });
try {
  await migrate(server.adminUrl, TEST_SECRETS);
  await writeSchema(server.adminUrl);
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

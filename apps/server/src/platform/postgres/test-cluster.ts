/** Vitest's global set-up of the project `database`: one PostgreSQL server for the whole run. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareTemplate } from '../db/test-database.ts';
import { startEmbedded } from './embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner's connection string of the test run's server; `createTestDatabase` copies a migrated database there. */
    clusterUrl: string;
  }
}

/** Tests throw the whole server away, so nothing has to survive a power cut. */
export const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await testServer();
  try {
    await prepareTemplate(url);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('clusterUrl', url);
  return stop;
}

/** The server named by TEST_DATABASE_URL, else the embedded one in a temporary folder. */
async function testServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const dataDir = temporaryFolder('qingyuan-test-');
  const server = await startEmbedded({ dataDir, log: () => undefined, settings: THROW_AWAY });
  return {
    url: server.adminUrl,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A new folder that the database's own account can pass through. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

import type { Config } from '../../platform/config/config.ts';
import { startEmbedded } from '../../platform/postgres/embedded.ts';
import { requireServer } from '../../platform/postgres/external.ts';

export interface OpenDatabase {
  /** Owner's connection string. */
  readonly adminUrl: string;
  readonly stop: () => Promise<void>;
}

/** The server named in the settings, or else the embedded one, started or joined. */
export async function openDatabase(
  { databaseUrl, dataDir }: Config,
  { log, takeOver }: { readonly log: (line: string) => void; readonly takeOver: boolean },
): Promise<OpenDatabase> {
  if (databaseUrl === undefined) return startEmbedded({ dataDir, log, takeOver });
  await requireServer(databaseUrl);
  return { adminUrl: databaseUrl, stop: () => Promise.resolve() };
}

import { join } from 'node:path';
import { createServer } from '../../app.ts';
import { installAreas } from '../../modules/jurisdictions/index.ts';
import { type Config, hostInUrl } from '../../platform/config/config.ts';
import { type KeyRing, openKeyRing } from '../../platform/crypto/key-ring.ts';
import { roleUrl } from '../../platform/db/connect.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { openVault } from '../../platform/files/vault.ts';
import { loadLaw } from '../../platform/law/law.ts';
import { createLog } from '../../platform/log/log.ts';
import { ROOT } from '../root.ts';
import { keepRunning } from './child-process.ts';
import { lockDataFolder, prepareDataFolder } from './data-folder.ts';
import { openDatabase } from './database.ts';
import { requirePort } from './ports.ts';
import type { Stopping } from './stopping.ts';
import { ensureWebBuild } from './web-build.ts';

export interface Addresses {
  readonly console: string;
  readonly tipline: string;
}

type Say = (line: string) => void;

/** Brings everything up in order; whatever has begun is handed to `stopping`, so that it can end at any moment. */
export async function startAll(config: Config, stopping: Stopping, say: Say): Promise<Addresses> {
  prepareDataFolder(config.dataDir);
  stopping.onStop(lockDataFolder(config.dataDir, config.publicUrl));
  await requirePort('QINGYUAN_PORT', config.host, config.port);
  await requirePort('QINGYUAN_TIPLINE_PORT', config.host, config.tiplinePort);

  say('正在启动数据库… / Starting the database…');
  const database = await openDatabase(config, { log: say, takeOver: true });
  stopping.onStop(() => database.stop());
  const keys = await openKeyRing(config.dataDir, { nationalAlgorithms: config.nationalAlgorithms });
  const ran = await migrate(database.adminUrl, keys.secrets);
  if (ran.length > 0) say(`已执行 ${ran.length} 个数据库迁移 / ${ran.length} database migrations ran`);
  await installAreas(database.adminUrl);
  await ensureWebBuild(ROOT, say);

  await startConsole(config, { keys, adminUrl: database.adminUrl }, stopping);
  startTipline(config, { keys, adminUrl: database.adminUrl }, { stopping, say });
  return { console: config.publicUrl, tipline: `http://${hostInUrl(config.host)}:${config.tiplinePort}` };
}

interface Opened {
  readonly keys: KeyRing;
  readonly adminUrl: string;
}

async function startConsole(config: Config, { keys, adminUrl }: Opened, stopping: Stopping): Promise<void> {
  const server = await createServer({
    databaseUrl: roleUrl(adminUrl, 'qingyuan_app', keys.secrets.app),
    keys,
    vault: await openVault(config.dataDir, keys),
    law: loadLaw(join(ROOT, 'law')),
    log: createLog(config.logLevel),
    secureCookie: config.publicUrl.startsWith('https:'),
  });
  stopping.onStop(() => server.close());
  await server.http.listen({ host: config.host, port: config.port });
  await server.start();
}

/** The public's site: a process of its own with a database role that sees tips only. */
function startTipline(
  config: Config,
  { keys, adminUrl }: Opened,
  { stopping, say }: { readonly stopping: Stopping; readonly say: Say },
): void {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: roleUrl(adminUrl, 'qingyuan_tipline', keys.secrets.tipline),
    HOST: config.host,
    PORT: String(config.tiplinePort),
  };
  const tipline = keepRunning(join(ROOT, 'apps', 'tipline', 'src', 'main.ts'), env, say);
  stopping.onStop(() => tipline.stop());
}

import { join } from 'node:path';
import { createServer, type ServerParts } from '../../app.ts';
import { installAreas } from '../../modules/jurisdictions/index.ts';
import { tiplineKeys } from '../../modules/tips/index.ts';
import type { Config } from '../../platform/config/config.ts';
import { type KeyRing, openKeyRing } from '../../platform/crypto/key-ring.ts';
import { roleUrl } from '../../platform/db/connect.ts';
import { openVault } from '../../platform/files/vault.ts';
import { createOidcSignIn } from '../../platform/identity/oidc.ts';
import { loadLaw } from '../../platform/law/law.ts';
import { createLog } from '../../platform/log/log.ts';
import { ROOT } from '../root.ts';
import { keepRunning } from './child-process.ts';
import { lockDataFolder, prepareDataFolder } from './data-folder.ts';
import { openDatabase } from './database.ts';
import { demoAccountTable, ensureDemoWorld, migrateDatabase } from './demo-world.ts';
import { requirePort } from './ports.ts';
import type { Stopping } from './stopping.ts';
import { ensureWebBuild } from './web-build.ts';

/** What a person needs to know when everything runs. */
export interface Running {
  readonly console: string;
  readonly tipline: string;
  /** Empty without the demo world. */
  readonly demoAccounts: string;
}

type Say = (line: string) => void;

/** Brings everything up in order; whatever has begun is handed to `stopping`, so that it can end at any moment. */
export async function startAll(config: Config, stopping: Stopping, say: Say): Promise<Running> {
  prepareDataFolder(config.dataDir);
  stopping.onStop(lockDataFolder(config.dataDir, config.publicUrl));
  await requirePort('QINGYUAN_PORT', config.host, config.port);
  await requirePort('QINGYUAN_TIPLINE_PORT', config.host, config.tiplinePort);

  say('正在启动数据库… / Starting the database…');
  const { adminUrl, stop } = await openDatabase(config, { log: say, takeOver: true });
  stopping.onStop(stop);
  const keys = await openKeyRing(config.dataDir, { nationalAlgorithms: config.nationalAlgorithms });
  const ran = await migrateDatabase(adminUrl, keys.secrets);
  if (ran.length > 0) say(`已执行 ${ran.length} 个数据库迁移 / ${ran.length} database migrations ran`);
  await installAreas(adminUrl);
  await ensureWebBuild(ROOT, say);

  const parts = await serverParts(config, keys, adminUrl);
  if (config.demo) await ensureDemoWorld({ ...parts, adminUrl, now: new Date() }, say);
  await startConsole(config, parts, stopping);
  startTipline(config, roleUrl(adminUrl, 'qingyuan_tipline', keys.secrets.tipline), { keys, stopping, say });
  return {
    console: config.publicUrl,
    tipline: config.tiplineUrl,
    demoAccounts: await demoAccountTable(adminUrl),
  };
}

async function serverParts(config: Config, keys: KeyRing, adminUrl: string): Promise<ServerParts> {
  return {
    databaseUrl: roleUrl(adminUrl, 'qingyuan_app', keys.secrets.app),
    keys,
    vault: await openVault(config.dataDir, keys),
    law: loadLaw(join(ROOT, 'law')),
    log: createLog(config.logLevel),
    tiplineUrl: config.tiplineUrl,
    secureCookie: config.publicUrl.startsWith('https:'),
    oidc: config.oidc && createOidcSignIn(config.oidc, new URL('/api/session/oidc/callback', config.publicUrl).href),
  };
}

async function startConsole(config: Config, parts: ServerParts, stopping: Stopping): Promise<void> {
  const server = await createServer(parts);
  stopping.onStop(() => server.close());
  await server.http.listen({ host: config.host, port: config.port });
  await server.start();
}

/** The public's site: a process of its own with a database role that sees tips only. */
function startTipline(
  config: Config,
  databaseUrl: string,
  { keys, stopping, say }: { readonly keys: KeyRing; readonly stopping: Stopping; readonly say: Say },
): void {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    HOST: config.host,
    PORT: String(config.tiplinePort),
    ...tiplineKeys(keys),
  };
  const tipline = keepRunning(join(ROOT, 'apps', 'tipline', 'src', 'main.ts'), env, say);
  stopping.onStop(() => tipline.stop());
}

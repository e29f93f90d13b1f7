import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, databaseAccount } from './account.ts';
import { reachableBinaries } from './binaries.ts';
import { type Cluster, ensureDatabase, initialise, launch, shutDown, urlOf } from './cluster.ts';
import { findPostmaster } from './postmaster.ts';

const DATABASE = 'qingyuan';
/** Clusters of different major versions never share a folder. */
const MAJOR = '18';
/** Where cluster and binaries go when the database's account cannot reach the data folder (as under /root). */
const SYSTEM_PLACE = '/var/lib/qingyuan';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Told where things are when they are not where one would look. */
  readonly log: (line: string) => void;
  /** `stop` also ends a server that was already running: for the one process that owns the data folder. */
  readonly takeOver?: boolean;
  /** Additional server settings. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Owner's connection string to the application's database. */
  readonly adminUrl: string;
  readonly stop: () => Promise<void>;
}

/**
 * Runs the PostgreSQL that npm brought on `<dataDir>/postgres/18`, making the cluster on first use; joins the server
 * that already runs on it, if one does (left over by a killed process, or owned by a running `serve`).
 * As root the server runs as the system's user `postgres`. Listens on the loopback address only.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  makePassable(options.dataDir);
  makePassable(join(options.dataDir, 'postgres'));
  const password = ensurePassword(options.dataDir);
  const cluster = planCluster(options, password);
  const running = findPostmaster(cluster.folder);
  initialise(cluster);
  const server = running ?? (await launch(cluster));
  await ensureDatabase(urlOf(password, server.port, 'postgres'), DATABASE);
  const ours = options.takeOver === true || running === undefined;
  return {
    adminUrl: urlOf(password, server.port, DATABASE),
    stop: () => (ours ? shutDown(server) : Promise.resolve()),
  };
}

function planCluster({ dataDir, log, settings = {} }: EmbeddedOptions, password: string): Cluster {
  const usual = join(dataDir, 'postgres', MAJOR);
  const account = databaseAccount(usual);
  const reachable = canReach(join(dataDir, 'postgres'), account);
  const folder = reachable ? usual : join(SYSTEM_PLACE, idOf(dataDir), MAJOR);
  if (!reachable) {
    log(
      `数据库系统用户无法进入 ${dataDir}，数据库文件放在 ${folder} / The database's user cannot enter ${dataDir}; its files are in ${folder}`,
    );
  }
  return {
    binaries: reachableBinaries(SYSTEM_PLACE, account),
    account: databaseAccount(folder),
    folder,
    password,
    settings,
  };
}

const idOf = (dataDir: string): string => createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);

/** Makes a folder that the database's account may pass through, whatever the umask; an existing one is left as it is. */
function makePassable(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** The superuser's password: made once, readable by the owner of the data folder only. */
function ensurePassword(dataDir: string): string {
  const file = join(dataDir, 'keys', 'postgres.secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return password;
}

import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pendingMigrations } from '../../platform/db/pending.ts';
import { openDatabase } from '../serving/database.ts';
import type { Config } from '../../platform/config/config.ts';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { requireServer } from '../../platform/postgres/external.ts';
import { findRunningServer } from '../serving/data-folder.ts';
import { portFault } from '../serving/ports.ts';
import { codeOf, reasonOf } from '../serving/problem.ts';
import { fault, fine, type Finding } from './finding.ts';

const NODE_MAJOR = 24;
const LEAST_FREE_BYTES = 2_000_000_000;

/** Looks at everything an installation needs and changes nothing but what a start would change. */
export async function* examine(config: Config): AsyncGenerator<Finding> {
  yield node(process.version);
  const folder = dataFolder(config.dataDir);
  yield folder;
  if (!folder.ok) return;
  yield freeSpace(config.dataDir);
  yield* await ports(config);
  if (!existsSync(join(config.dataDir, 'keys', 'master.json'))) {
    yield fine(
      '密钥与数据库 keys and database',
      '尚未建立，首次 npm start 时建立 / not made yet; the first npm start makes them',
    );
    return;
  }
  yield await keys(config.dataDir);
  yield* await database(config);
}

function node(version: string): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1]);
  if (major >= NODE_MAJOR) return fine('Node.js', version);
  return fault(
    'Node.js',
    version,
    `用 npm start 或 npm run 启动，项目会使用自带的 Node ${NODE_MAJOR} / start with npm, which brings Node ${NODE_MAJOR}`,
  );
}

function dataFolder(dataDir: string): Finding {
  const subject = '数据目录 data folder';
  if (!existsSync(dataDir))
    return fault(
      subject,
      `${dataDir} 不存在 / does not exist`,
      'npm start 会建立它，或设置 QINGYUAN_DATA / npm start makes it; or set QINGYUAN_DATA',
    );
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return fine(subject, dataDir);
  } catch (error) {
    return fault(
      subject,
      reasonOf(error),
      `修改 ${dataDir} 的所有者或权限 / change the owner or the permissions of ${dataDir}`,
    );
  }
}

function freeSpace(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const detail = `${(free / 1e9).toFixed(1)} GB`;
  const subject = '可用磁盘空间 free disk space';
  return free >= LEAST_FREE_BYTES
    ? fine(subject, detail)
    : fault(subject, detail, '清理磁盘，至少留出 2 GB / free at least 2 GB');
}

async function ports({ dataDir, host, port, tiplinePort }: Config): Promise<readonly Finding[]> {
  const running = findRunningServer(dataDir);
  if (running) return [fine('端口 ports', `清源正在运行 / Qingyuan is running: ${running.url}`)];
  const wanted = [
    ['QINGYUAN_PORT', port],
    ['QINGYUAN_TIPLINE_PORT', tiplinePort],
  ] as const;
  return Promise.all(
    wanted.map(async ([variable, number]) => {
      const found = await portFault(host, number);
      const subject = `端口 port ${host}:${number}`;
      if (found === undefined) return fine(subject, '空闲 / free');
      const why = codeOf(found) === 'EADDRINUSE' ? '被其他程序占用 / used by another program' : reasonOf(found);
      return fault(subject, why, `停止占用的程序，或设置 ${variable} / stop that program or set ${variable}`);
    }),
  );
}

async function keys(dataDir: string): Promise<Finding> {
  const subject = '密钥 keys';
  const folder = join(dataDir, 'keys');
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) {
    return fault(subject, `${folder} 可被其他用户读取 / is readable by others`, `chmod 700 ${folder}`);
  }
  try {
    const ring = await openKeyRing(dataDir);
    return fine(
      subject,
      `${ring.masterKeys.size} 个主密钥，当前第 ${ring.current.id} 号 / master keys, number ${ring.current.id} in use`,
    );
  } catch (error) {
    return fault(
      subject,
      reasonOf(error),
      '从密钥备份恢复 keys/master.json / restore keys/master.json from the backup of the keys',
    );
  }
}

async function database(config: Config): Promise<readonly Finding[]> {
  const subject = '数据库 database';
  try {
    const { adminUrl, stop } = await openDatabase(config, { log: () => undefined, takeOver: false });
    try {
      return [fine(subject, `PostgreSQL ${await requireServer(adminUrl)}`), await migrations(adminUrl)];
    } finally {
      await stop();
    }
  } catch (error) {
    const log = config.databaseUrl === undefined ? join(config.dataDir, 'postgres', 'postgres.log') : 'DATABASE_URL';
    return [fault(subject, reasonOf(error), `查看 / see ${log}`)];
  }
}

async function migrations(adminUrl: string): Promise<Finding> {
  const subject = '数据库结构 migrations';
  const pending = await pendingMigrations(adminUrl);
  if (pending.length === 0) return fine(subject, '最新 / current');
  return fault(
    subject,
    `待执行 / waiting: ${pending.join(', ')}`,
    '备份后用 npm start 执行 / make a backup, then npm start runs them',
  );
}

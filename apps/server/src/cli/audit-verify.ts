import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyChain } from '../modules/audit/index.ts';
import { loadConfig } from '../platform/config/config.ts';
import { connect } from '../platform/db/connect.ts';
import { openDatabase } from './serving/database.ts';

const HELP = `qingyuan audit verify [--data DIR]

检查整个审计日志的哈希链，指出第一条被改动、删除或换序的记录。
Checks the whole hash chain of the audit log and names the first entry that was changed, removed or reordered.

  --data DIR   数据目录（默认 QINGYUAN_DATA 或 ./data）/ data folder

示例 / Example
  npm run -s qingyuan -- audit verify --data ./data
`;

/** @throws Error naming the first broken entry. */
export async function run(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const config = loadConfig(process.env, process.cwd());
  const dataDir = resolve(values.data ?? config.dataDir);
  if (config.databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'))) {
    throw new Error(
      `${dataDir} 里没有数据库；请用 --data 指出数据目录 / no database in ${dataDir}; name the data folder with --data`,
    );
  }
  const database = await openDatabase(
    { ...config, dataDir },
    { log: (line) => process.stderr.write(`${line}\n`), takeOver: false },
  );
  const db = connect(database.adminUrl, 1);
  try {
    const { broken, entries, head } = await verifyChain(db);
    if (broken !== null) {
      throw new Error(
        `审计日志已损坏：${broken.detail} / the audit log is broken at entry ${broken.seq} (${broken.fault})`,
      );
    }
    process.stdout.write(
      `审计日志完整：${entries} 条，末尾哈希 ${head}\nThe audit log is whole: ${entries} entries, head ${head}\n`,
    );
  } finally {
    await db.destroy();
    await database.stop();
  }
}

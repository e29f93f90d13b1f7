import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyChain } from '../modules/audit/index.ts';
import { loadConfig } from '../platform/config/config.ts';
import { connect } from '../platform/db/connect.ts';
import { startEmbedded } from '../platform/postgres/embedded.ts';

const HELP = `qingyuan audit verify [--data DIR]

检查整个审计日志的哈希链，指出第一条被改动、删除或换序的记录。
Checks the whole hash chain of the audit log and names the first entry that was changed, removed or reordered.

  --data DIR   数据目录（默认 QINGYUAN_DATA 或 ./data）/ data folder

示例 / Example
  npm run -s qingyuan -- audit verify --data ./data
`;

/** @returns 0 when the chain is whole, 1 when it is broken. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help === true || positionals[0] !== 'verify') {
    process.stdout.write(HELP);
    return values.help === true ? 0 : 2;
  }
  const config = loadConfig(process.env, process.cwd());
  const dataDir = resolve(values.data ?? config.dataDir);
  if (config.databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'))) {
    process.stderr.write(`${dataDir} 里没有数据库；请用 --data 指出数据目录 / no database in ${dataDir}; name the data folder with --data\n`);
    return 1;
  }
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ dataDir, log: (line) => process.stderr.write(`${line}\n`) }) : undefined;
  const db = connect(config.databaseUrl ?? embedded?.adminUrl ?? '', 1);
  try {
    const check = await verifyChain(db);
    if (check.broken === null) {
      process.stdout.write(`审计日志完整：${check.entries} 条，末尾哈希 ${check.head}\nThe audit log is whole: ${check.entries} entries, head ${check.head}\n`);
      return 0;
    }
    process.stderr.write(`审计日志已损坏：${check.broken.detail}\nThe audit log is broken at entry ${check.broken.seq} (${check.broken.fault})\n`);
    return 1;
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}

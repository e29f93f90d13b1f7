import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../platform/config/config.ts';
import { examine } from './doctor/examine.ts';
import { findingLine } from './doctor/finding.ts';
import { ROOT } from './root.ts';

const HELP = `qingyuan doctor

检查安装：Node、设置、数据目录、磁盘、端口、密钥、数据库和迁移；逐行说明是否正常、如何修复。
Checks the installation line by line and says how to mend what is wrong.

示例 / Example
  npm run -s qingyuan -- doctor
`;

/** @returns 0 when nothing is wrong, 1 otherwise. */
export async function run(argv: readonly string[]): Promise<number> {
  const { help } = parseArgs({
    args: [...argv],
    options: { help: { type: 'boolean', short: 'h', default: false } },
  }).values;
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  let config;
  try {
    config = loadConfig(process.env, ROOT);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  let faults = 0;
  for await (const finding of examine(config)) {
    process.stdout.write(`${findingLine(finding)}\n`);
    if (!finding.ok) faults += 1;
  }
  return faults === 0 ? 0 : 1;
}

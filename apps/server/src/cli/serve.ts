import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../platform/config/config.ts';
import { KeyFileError } from '../platform/crypto/key-file.ts';
import { MigrationError } from '../platform/db/migrate.ts';
import { LawFault } from '../platform/law/read-rules.ts';
import { EmbeddedPostgresError } from '../platform/postgres/account.ts';
import { ExternalPostgresError } from '../platform/postgres/external.ts';
import { ROOT } from './root.ts';
import { SetupProblem } from './serving/problem.ts';
import { type Running, startAll } from './serving/start.ts';
import { listenForStop } from './serving/stopping.ts';

const HELP = `用法 / Usage: npm start

启动清源：数据库、工作台和接口、举报网站，直到 Ctrl-C。设置见 docs/configuration.md。
Runs database, console with API, and tip line until Ctrl-C. Settings: docs/configuration.md.
`;

/** These say themselves what is wrong and how to mend it; anything else is a defect and shows its stack. */
const PLAIN = [
  ConfigError,
  SetupProblem,
  EmbeddedPostgresError,
  ExternalPostgresError,
  KeyFileError,
  LawFault,
  MigrationError,
];

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `serve`: what `npm start` does after set-up. Returns when it was asked to end and everything has ended. */
export async function run(argv: readonly string[]): Promise<number> {
  const { help } = parseArgs({ args: [...argv], options: { help: { type: 'boolean', default: false } } }).values;
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  const stopping = listenForStop();
  try {
    const config = loadConfig(process.env, ROOT);
    const started = startAll(config, stopping, say).then((running) => {
      process.stdout.write(welcome(running));
      say('按 Ctrl-C 停止 / Ctrl-C stops');
      return stopping.asked;
    });
    await Promise.race([started, stopping.asked]);
    say('正在停止… / Stopping…');
    return 0;
  } catch (error) {
    if (!PLAIN.some((kind) => error instanceof kind)) throw error;
    say(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await stopping.stopAll();
  }
}

const welcome = ({ console, tipline, demoAccounts }: Running): string => `
清源已启动 Qingyuan is running
  工作台 Console     ${console}
  举报网站 Tip line   ${tipline}

${demoAccounts}`;

import { parseArgs } from 'node:util';
import { failureLine, UsageError } from './outcome.ts';

/** A command of `qingyuan`; modules are loaded only when their command is called. */
interface Command {
  readonly name: string;
  readonly summary: string;
  /** Runs with the arguments behind the name; returns an exit code or nothing for 0; throws UsageError for wrong usage, anything else for failure. */
  readonly run: (args: readonly string[]) => Promise<number | void>;
}

const COMMANDS: readonly Command[] = [
  {
    name: 'scheme analyze',
    summary: '由会员表计算传销组织结构 / structure of a scheme from a member table',
    run: async (args) => (await import('./scheme-analyze.ts')).run(args),
  },
  {
    name: 'match',
    summary: '人员与名单比对 / match people with a list, for a human to confirm',
    run: async (args) => (await import('./match.ts')).run(args),
  },
  {
    name: 'audit verify',
    summary: '校验审计日志的哈希链 / check the hash chain of the audit log',
    run: async (args) => (await import('./audit-verify.ts')).run(args),
  },
  {
    name: 'receipt verify',
    summary: '核对举报收件证明 / check a proof of receipt',
    run: async (args) => (await import('./receipt-verify.ts')).run(args),
  },
  {
    name: 'doctor',
    summary: '检查安装 / look at the installation and say how to mend it',
    run: async (args) => (await import('./doctor.ts')).run(args),
  },
  {
    name: 'serve',
    summary: '启动（即 npm start）/ run everything, as npm start does',
    run: async (args) => (await import('./serve.ts')).run(args),
  },
];

const HELP = `Usage: npm run -s qingyuan -- <command> [options]

Commands:
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`).join('\n')}

Each command explains itself: qingyuan <command> --help
Exit codes: 0 done, 1 failed (one line on stderr says why), 2 wrong usage.

Examples:
  npm run -s qingyuan -- scheme analyze --members members.csv --out result
  npm run -s qingyuan -- scheme analyze --help
`;

/** Runs a command line and returns its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const command = COMMANDS.find(({ name }) => argv.slice(0, name.split(' ').length).join(' ') === name);
  try {
    if (command === undefined) return explain(argv);
    return (await command.run(argv.slice(command.name.split(' ').length))) ?? 0;
  } catch (error) {
    const usage = error instanceof UsageError || isParseFault(error);
    const name = command === undefined ? 'qingyuan' : `qingyuan ${command.name}`;
    process.stderr.write(`${name}: ${failureLine(error)}${usage ? `; see ${name} --help` : ''}\n`);
    return usage ? 2 : 1;
  }
}

/** node:util's parseArgs met an unknown or incomplete option. */
const isParseFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');

function explain(argv: readonly string[]): number {
  const [first] = argv;
  if (first === undefined || first.startsWith('-')) {
    const { values } = parseUsage(argv);
    if (values.help === true) {
      process.stdout.write(HELP);
      return 0;
    }
    throw new UsageError('no command given');
  }
  throw new UsageError(`unknown command "${argv.slice(0, 2).join(' ')}"`);
}

function parseUsage(argv: readonly string[]): { readonly values: { readonly help?: boolean | undefined } } {
  try {
    return parseArgs({ args: [...argv], options: { help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new UsageError(failureLine(error));
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));

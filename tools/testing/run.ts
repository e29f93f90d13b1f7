/** npm test: everything; --quick: types, lint, boundaries and the tests without a database or a browser. */
import { parseArgs } from 'node:util';
import { runBrowserTests, runCheck, runVitest } from './parts.ts';
import { ensureBrowser, ensureChineseFonts, ensureSystemPostgres, say } from './system-packages.ts';
import { withSystemPostgres } from './system-postgres.ts';
import { closingLine, sum, type Tally } from './tally.ts';

/** The tests that know nothing of domain modules: migrations, command spine, row-level security. */
const PLATFORM_TESTS = 'apps/server/src/platform/';

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
const total = sum(quick ? await quickParts() : await allParts());
process.stdout.write(`\n${closingLine(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function quickParts(): Promise<readonly Tally[]> {
  return [
    await runCheck(['types', 'lint', 'boundaries', 'sources']),
    await runVitest({ name: 'unit', args: ['--project', 'unit'] }),
  ];
}

async function allParts(): Promise<readonly Tally[]> {
  const chromium = ensureBrowser();
  ensureChineseFonts();
  return [
    await runCheck(),
    await runVitest({ name: 'all', args: [] }),
    await onSystemPostgres(ensureSystemPostgres()),
    await inBrowser(chromium),
  ];
}

async function onSystemPostgres(programs: string | undefined): Promise<Tally> {
  if (programs === undefined) {
    return missing(
      'PostgreSQL 15 或更高版本的服务器程序（Debian：postgresql）/ server programs of PostgreSQL 15 or newer',
    );
  }
  return withSystemPostgres(programs, (url) =>
    runVitest({
      name: 'system-postgres',
      args: ['--project', 'database', '--exclude', '**/platform/postgres/**', PLATFORM_TESTS],
      env: { TEST_DATABASE_URL: url },
    }),
  );
}

async function inBrowser(chromium: string | undefined): Promise<Tally> {
  if (chromium === undefined) return missing('Chromium（可用环境变量 CHROMIUM 指定 / may be named by CHROMIUM）');
  return runBrowserTests(chromium);
}

/** What cannot be run is said; in CI it is a failure, so that nothing goes untested unseen. */
function missing(what: string): Tally {
  say(`缺少 / missing: ${what}`);
  const inCi = Boolean(process.env['CI']);
  return { passed: 0, failed: inCi ? 1 : 0, skipped: inCi ? 0 : 1 };
}

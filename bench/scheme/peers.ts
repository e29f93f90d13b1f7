import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { differingFigures, differingLines } from './agreement.ts';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';
import { measurePostgres } from './postgres-peer.ts';

/** Somebody else who reckons the same figures. */
export interface Peer {
  readonly name: string;
  /** Why it cannot run here, if so. */
  readonly missing?: string;
  /** Reads `members`, leaves its results in `folder`. */
  readonly run: (members: string, folder: string) => Promise<Measured>;
  /** Compares its results with ours, which lie in `own`. */
  readonly agreement: (own: string, folder: string) => Promise<string>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** This engine through its command line, all files written. */
export const runEngine = (members: string, out: string): Promise<Measured> =>
  measure(process.execPath, [
    here('../../apps/server/src/cli/main.ts'),
    'scheme',
    'analyze',
    '--members',
    members,
    '--out',
    out,
  ]);

const figuresAgree = (file: string) => async (own: string, folder: string) =>
  `accounts that differ: ${await differingFigures(join(own, 'accounts.csv'), join(folder, file))}`;

export const DUCKDB: Peer = {
  name: 'DuckDB',
  run: (members, folder) => measure(process.execPath, [here('./duckdb-peer.ts'), members, join(folder, 'duckdb.csv')]),
  agreement: figuresAgree('duckdb.csv'),
};

export const POSTGRES: Peer = {
  name: 'PostgreSQL',
  run: (members, folder) => measurePostgres(members, join(folder, 'postgres.csv')),
  agreement: figuresAgree('postgres.csv'),
};

/** The reference in C, compiled into `folder` with the system's compiler. */
export function compileReference(folder: string): Peer {
  const program = join(folder, 'reference');
  const made = spawnSync('cc', ['-O3', '-o', program, here('./reference.c')], { encoding: 'utf8' });
  const isThere = made.error === undefined;
  if (isThere && made.status !== 0) throw new Error(`cc: ${made.stderr}`);
  return {
    name: 'C reference',
    ...(isThere ? {} : { missing: 'no C compiler' }),
    run: (members, results) =>
      measure(program, [members, join(results, 'c-accounts.csv'), join(results, 'c-persons.csv')]),
    agreement: async (own, results) => {
      const accounts = await differingLines(join(own, 'accounts.csv'), join(results, 'c-accounts.csv'));
      const persons = await differingLines(join(own, 'persons.csv'), join(results, 'c-persons.csv'));
      const bytes = accounts + persons === 0 ? ' (both files the same SHA-256)' : '';
      return `accounts that differ: ${accounts}, persons: ${persons}${bytes}`;
    },
  };
}

import type {
  ChangedAccount,
  compareVersions,
  listChanges,
  SchemeVersion,
  SnapshotChange,
} from '@qingyuan/contract/scheme-insight';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { type Change, CHANGES, COMPARED_KEYS } from '@qingyuan/core/scheme/comparison/compare-snapshots';
import { type FileSections, readAccounts, readTexts } from '@qingyuan/core/scheme/structure-file/sections';
import type { z } from 'zod';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { getReadableScheme } from '../readable-scheme.ts';
import { listResults, type StoredResult } from '../schemes.sql.ts';
import { type Compared, comparedFiles } from './compared-files.ts';
import { KEY_NAMES, maskShared } from './group-words.rules.ts';
import type { Known } from './insight.read.ts';

/** Lines listed. */
const LINES = 100;

export function schemeVersions(asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<SchemeVersion[]> =>
    (await resultsOf(db, scope, asked)).map(toVersion);
}

async function resultsOf(db: ScopedDb, scope: Scope, asked: SchemeAsked): Promise<StoredResult[]> {
  const { scheme } = await getReadableScheme(db, scope, asked);
  return listResults(db, scope, scheme.id);
}

function toVersion({ version, recordedAt, figures }: StoredResult): SchemeVersion {
  return {
    version,
    finishedAt: recordedAt.toISOString(),
    source: figures.source.name,
    accounts: figures.totals.accounts,
  };
}

interface Versions {
  readonly before: number;
  readonly after: number;
}

interface Pair extends Compared {
  readonly before: StoredResult;
  readonly after: StoredResult;
  /** Whether the later one is that which all other pages show. */
  readonly shown: boolean;
}

async function open(
  { vault }: Pick<Known, 'vault'>,
  results: readonly StoredResult[],
  versions: Versions,
): Promise<Pair> {
  const [before, after] = [versions.before, versions.after].map((version) =>
    results.find((result) => result.version === version),
  );
  if (before === undefined || after === undefined) throw notFound('该次分析的结果');
  return { before, after, shown: results[0] === after, ...(await comparedFiles(vault, before, after)) };
}

type Answer = z.output<typeof compareVersions.response>;

/** What changed, in all and by line. */
export function schemeComparison(known: Pick<Known, 'vault'>, asked: SchemeAsked, versions: Versions) {
  return async (db: ScopedDb, scope: Scope): Promise<Answer> => {
    const pair = await open(known, await resultsOf(db, scope, asked), versions);
    const { unchanged, lists, lines } = pair.comparison;
    const total = (line: Readonly<Record<Change, number>>): number => CHANGES.reduce((sum, one) => sum + line[one], 0);
    const biggest = lines.toSorted((a, b) => total(b) - total(a)).slice(0, LINES);
    return {
      before: toVersion(pair.before),
      after: toVersion(pair.after),
      unchanged,
      counts: {
        added: lists.added.after.length,
        removed: lists.removed.after.length,
        moved: lists.moved.after.length,
        person: lists.person.after.length,
        money: lists.money.after.length,
      },
      lines: await Promise.all(
        biggest.map(async ({ before, after, ...counts }) => ({
          ...counts,
          ...(await nameAt(pair, before, after)),
          total: total(counts),
        })),
      ),
      linesTotal: lines.length,
    };
  };
}

async function nameAt({ files }: Pair, before: number, after: number) {
  const [account] = await (after >= 0
    ? readAccounts(files.after, after, after + 1)
    : readAccounts(files.before, before, before + 1));
  return { memberId: account?.memberId ?? '', name: account?.name ?? null };
}

interface Wanted extends Versions {
  readonly change: SnapshotChange;
  readonly page: number;
  readonly size: number;
}

/** Accounts with one kind of change. */
export function schemeChanges(
  known: Pick<Known, 'vault'>,
  asked: SchemeAsked,
  { change, page, size, ...versions }: Wanted,
) {
  return async (db: ScopedDb, scope: Scope): Promise<z.output<typeof listChanges.response>> => {
    const pair = await open(known, await resultsOf(db, scope, asked), versions);
    const pairs = pair.comparison.lists[change];
    const from = (page - 1) * size;
    const places = [...pairs.after.subarray(from, from + size)].map((after, at) => ({
      before: pairs.before[from + at] ?? -1,
      after,
    }));
    return {
      total: pairs.after.length,
      rows: await Promise.all(places.map((place) => toChanged(pair, change, place))),
    };
  };
}

interface Place {
  readonly before: number;
  readonly after: number;
}

async function toChanged(pair: Pair, change: SnapshotChange, { before, after }: Place): Promise<ChangedAccount> {
  const of = change === 'person' ? keysOf : change === 'money' ? moneyOf : recommenderOf;
  const [left, right] = [
    before < 0 ? null : await of(pair.files.before, before),
    after < 0 ? null : await of(pair.files.after, after),
  ];
  return {
    ...(await nameAt(pair, before, after)),
    index: pair.shown && after >= 0 ? after : null,
    before: left,
    after: right,
  };
}

async function recommenderOf(file: FileSections, index: number): Promise<string> {
  return (await readTexts(file, 'recommender', [index, index + 1]))[0] ?? '';
}

async function moneyOf(file: FileSections, index: number): Promise<string> {
  const [account] = await readAccounts(file, index, index + 1);
  return `${yuanText(String(account?.paidInFen ?? 0n))} / ${yuanText(String(account?.paidOutFen ?? 0n))}`;
}

/** Masked. */
async function keysOf(file: FileSections, index: number): Promise<string> {
  const keys = await Promise.all(
    COMPARED_KEYS.map(async (key) => {
      const text = (await readTexts(file, key, [index, index + 1]))[0];
      return typeof text === 'string' ? `${KEY_NAMES[key].zh} ${maskShared[key](text)}` : '';
    }),
  );
  return keys.filter((text) => text !== '').join('；');
}

import type { PosterRow } from '@qingyuan/contract/tips-posters';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { getPoster, listPosters, type PosterFilter, type StoredPoster } from './posters.sql.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;

export function postersPage(filter: PosterFilter, tiplineUrl: string): Read<{ total: number; rows: PosterRow[] }> {
  return async (db, scope) => {
    const { total, rows } = await listPosters(db, scope, filter);
    return { total, rows: rows.map((row) => toRow(row, tiplineUrl)) };
  };
}

export function posterToPrint(code: string, tiplineUrl: string): Read<PosterRow> {
  return async (db, scope) => toRow(await getPoster(db, scope, code), tiplineUrl);
}

function toRow(poster: StoredPoster, tiplineUrl: string): PosterRow {
  return {
    ...poster,
    createdAt: poster.createdAt.toISOString(),
    withdrawnAt: poster.withdrawnAt?.toISOString() ?? null,
    url: new URL(`/p/${poster.code}`, tiplineUrl).href,
  };
}

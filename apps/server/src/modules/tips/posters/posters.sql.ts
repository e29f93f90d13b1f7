import { type SqlBool, sql } from 'kysely';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

export interface StoredPoster {
  readonly code: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly place: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly tips: number;
}

function posters(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('tip_poster as p')
    .innerJoin('area as a', 'a.code', 'p.area_code')
    .where(inScope(scope, 'p.area_code'));
}

function fullPosters(db: ScopedDb, scope: Scope) {
  return posters(db, scope)
    .select(['p.code', 'p.area_code', 'a.name as area_name', 'p.place', 'p.created_name', 'p.created_at'])
    .select(['p.withdrawn_at', sql<number>`(SELECT count(*)::integer FROM tip t WHERE t.poster = p.code)`.as('tips')]);
}

type Row = Awaited<ReturnType<ReturnType<typeof fullPosters>['executeTakeFirstOrThrow']>>;

const toPoster = (row: Row): StoredPoster => ({
  code: row.code,
  areaCode: row.area_code,
  areaName: row.area_name,
  place: row.place,
  createdBy: row.created_name,
  createdAt: row.created_at,
  withdrawnAt: row.withdrawn_at,
  tips: row.tips,
});

export interface PosterFilter {
  readonly text?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** Newest first; `text` in place or code. */
export async function listPosters(
  db: ScopedDb,
  scope: Scope,
  { text, page, size }: PosterFilter,
): Promise<{ readonly total: number; readonly rows: readonly StoredPoster[] }> {
  const matches =
    text === undefined || text === ''
      ? sql<SqlBool>`true`
      : sql<SqlBool>`strpos(lower(p.place || ' ' || p.code), lower(${text})) > 0`;
  const { total } = await posters(db, scope)
    .where(matches)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await fullPosters(db, scope)
    .where(matches)
    .orderBy('p.created_at', 'desc')
    .orderBy('p.code')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { total: Number(total), rows: rows.map(toPoster) };
}

/** @throws DomainError when there is no such poster within the scope. */
export async function getPoster(db: ScopedDb, scope: Scope, code: string): Promise<StoredPoster> {
  const row = await fullPosters(db, scope).where('p.code', '=', code).executeTakeFirst();
  if (row === undefined) throw notFound('该二维码');
  return toPoster(row);
}

export interface NewPoster {
  readonly code: string;
  readonly areaCode: string;
  readonly place: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly at: Date;
}

export async function insertPoster(db: ScopedDb, _scope: Scope, poster: NewPoster): Promise<void> {
  await db
    .insertInto('tip_poster')
    .values({
      code: poster.code,
      area_code: poster.areaCode,
      place: poster.place,
      created_by: poster.createdBy.id,
      created_name: poster.createdBy.name,
      created_at: poster.at,
    })
    .execute();
}

export async function setWithdrawn(db: ScopedDb, scope: Scope, code: string, at: Date): Promise<void> {
  await db
    .updateTable('tip_poster')
    .set({ withdrawn_at: at })
    .where('code', '=', code)
    .where('withdrawn_at', 'is', null)
    .where(inScope(scope))
    .execute();
}

import { type Selectable, sql, type SqlBool } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { Patrol as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** A patrol as stored, with how many objects were seen on it. */
export interface Patrol {
  readonly id: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly officerName: string;
  readonly agencyName: string;
  readonly platform: string;
  readonly words: readonly string[];
  readonly result: string;
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly objects: number;
}

export interface PatrolFilter {
  readonly text?: string | undefined;
  readonly area?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly page: number;
  readonly size: number;
}

function patrols(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('patrol as p')
    .innerJoin('area as a', 'a.code', 'p.area_code')
    .where(inScope(scope, 'p.area_code'));
}

const SEEN = sql<number>`(SELECT count(DISTINCT s.object_id) FROM online_sighting s WHERE s.patrol_id = p.id)::int`;

function toPatrol(row: Selectable<Row> & { readonly area_name: string; readonly objects: number }): Patrol {
  return {
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    officerName: row.officer_name,
    agencyName: row.agency_name,
    platform: row.platform,
    words: row.words,
    result: row.result,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    objects: row.objects,
  };
}

/** A page of the patrols that match, newest first. */
export async function listPatrols(
  db: ScopedDb,
  scope: Scope,
  filter: PatrolFilter,
): Promise<{ readonly total: number; readonly rows: readonly Patrol[] }> {
  const { text, area, from, until, page, size } = filter;
  const found = patrols(db, scope).where((eb) =>
    eb.and([
      ...(area === undefined ? [] : [sql<SqlBool>`p.area_code ^@ (SELECT w.scope FROM area w WHERE w.code = ${area})`]),
      ...(from === undefined ? [] : [eb('p.began_at', '>=', from)]),
      ...(until === undefined ? [] : [eb('p.began_at', '<=', until)]),
      ...(text === undefined
        ? []
        : [
            sql<SqlBool>`strpos(lower(p.platform || chr(10) || p.result || chr(10) || array_to_string(p.words, chr(10))), lower(${text})) > 0`,
          ]),
    ]),
  );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('p')
    .select(['a.name as area_name', SEEN.as('objects')])
    .orderBy('p.began_at', 'desc')
    .orderBy('p.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { total, rows: rows.map(toPatrol) };
}

/** @throws DomainError when there is no such patrol within the scope. */
export async function getPatrol(db: ScopedDb, scope: Scope, id: string): Promise<Patrol> {
  const row = await patrols(db, scope)
    .selectAll('p')
    .select(['a.name as area_name', SEEN.as('objects')])
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound('该巡查记录');
  return toPatrol(row);
}

export interface NewPatrol extends Omit<Patrol, 'areaName' | 'objects'> {
  readonly officerId: string;
  readonly recordedAt: Date;
}

export async function insertPatrol(db: ScopedDb, _scope: Scope, one: NewPatrol): Promise<void> {
  await db
    .insertInto('patrol')
    .values({
      id: one.id,
      area_code: one.areaCode,
      officer_id: one.officerId,
      officer_name: one.officerName,
      agency_name: one.agencyName,
      platform: one.platform,
      words: [...one.words],
      result: one.result,
      began_at: one.beganAt,
      ended_at: one.endedAt,
      recorded_at: one.recordedAt,
    })
    .execute();
}

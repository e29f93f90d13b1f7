import { OnlineKind, OnlineState } from '@qingyuan/contract/patrol';
import { type Selectable, sql, type SqlBool } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { OnlineObject as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** A site, app, account or group as stored. */
export interface OnlineObject {
  readonly id: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly kind: OnlineKind;
  readonly identity: string;
  readonly name: string;
  readonly address: string;
  readonly platform: string;
  readonly operator: string;
  readonly icp: string;
  readonly hostPlace: string;
  readonly description: string;
  /** Ids of the dictionary. */
  readonly disguises: readonly string[];
  readonly dictionary: string;
  readonly state: OnlineState;
  readonly timesBack: number;
  readonly foundAt: Date;
  readonly foundBy: string;
  readonly leadId: string | null;
}

export interface ObjectFilter {
  readonly text?: string | undefined;
  /** The text as the host of an address, where it is one. */
  readonly identity?: string | undefined;
  readonly states?: readonly OnlineState[] | undefined;
  readonly kind?: OnlineKind | undefined;
  readonly disguise?: string | undefined;
  readonly area?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly patrolId?: string | undefined;
  readonly page: number;
  readonly size: number;
}

function objects(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('online_object as o')
    .innerJoin('area as a', 'a.code', 'o.area_code')
    .where(inScope(scope, 'o.area_code'));
}

function toObject(row: Selectable<Row> & { readonly area_name: string }): OnlineObject {
  return {
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    kind: OnlineKind.parse(row.kind),
    identity: row.identity,
    name: row.name,
    address: row.address,
    platform: row.platform,
    operator: row.operator,
    icp: row.icp,
    hostPlace: row.host_place,
    description: row.description,
    disguises: row.disguises,
    dictionary: row.dictionary,
    state: OnlineState.parse(row.state),
    timesBack: row.times_back,
    foundAt: row.found_at,
    foundBy: row.found_by,
    leadId: row.lead_id,
  };
}

function matching(db: ScopedDb, scope: Scope, filter: ObjectFilter) {
  const { states, kind, disguise, area, from, until, patrolId } = filter;
  return objects(db, scope).where((eb) =>
    eb.and([
      ...(states === undefined ? [] : [eb('o.state', 'in', states)]),
      ...(kind === undefined ? [] : [eb('o.kind', '=', kind)]),
      ...(disguise === undefined ? [] : [sql<SqlBool>`${disguise} = ANY (o.disguises)`]),
      ...(area === undefined ? [] : [sql<SqlBool>`o.area_code ^@ (SELECT w.scope FROM area w WHERE w.code = ${area})`]),
      ...(from === undefined ? [] : [eb('o.found_at', '>=', from)]),
      ...(until === undefined ? [] : [eb('o.found_at', '<=', until)]),
      ...(patrolId === undefined
        ? []
        : [
            sql<SqlBool>`EXISTS (SELECT FROM online_sighting s WHERE s.object_id = o.id AND s.patrol_id = ${patrolId})`,
          ]),
      ...textMatches(filter),
    ]),
  );
}

function textMatches({ text, identity }: ObjectFilter) {
  if (text === undefined) return [];
  const words = sql<SqlBool>`strpos(lower(o.name || chr(10) || o.address || chr(10) || o.operator || chr(10) || o.description),
    lower(${text})) > 0`;
  return [identity === undefined ? words : sql<SqlBool>`(${words} OR o.identity = ${identity})`];
}

/** A page of the objects that match, newest first. */
export async function listObjects(
  db: ScopedDb,
  scope: Scope,
  filter: ObjectFilter,
): Promise<{ readonly total: number; readonly rows: readonly OnlineObject[] }> {
  const found = matching(db, scope, filter);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('o')
    .select('a.name as area_name')
    .orderBy('o.found_at', 'desc')
    .orderBy('o.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { total, rows: rows.map(toObject) };
}

/** The same thing within the scope, in whatever county it was recorded. */
export async function listSame(
  db: ScopedDb,
  scope: Scope,
  thing: { readonly kind: OnlineKind; readonly identity: string },
): Promise<readonly OnlineObject[]> {
  const rows = await objects(db, scope)
    .selectAll('o')
    .select('a.name as area_name')
    .where('o.kind', '=', thing.kind)
    .where('o.identity', '=', thing.identity)
    .orderBy('o.found_at')
    .limit(20)
    .execute();
  return rows.map(toObject);
}

/** @throws DomainError when there is no such object within the scope. */
export async function getObject(db: ScopedDb, scope: Scope, id: string): Promise<OnlineObject> {
  const row = await objects(db, scope)
    .selectAll('o')
    .select('a.name as area_name')
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound('该网上对象');
  return toObject(row);
}

/** The object, locked until the transaction ends. */
export async function lockObject(db: ScopedDb, scope: Scope, id: string): Promise<OnlineObject> {
  await db.selectFrom('online_object').select('id').where('id', '=', id).where(inScope(scope)).forUpdate().execute();
  return getObject(db, scope, id);
}

export type NewObject = Omit<OnlineObject, 'areaName' | 'state' | 'timesBack' | 'leadId'>;

/** @returns the id of the object that the county has of this thing: the new one, or the one that was there. */
export async function insertObject(db: ScopedDb, scope: Scope, one: NewObject): Promise<string> {
  const county = one.areaCode.slice(0, 6);
  const inserted = await db
    .insertInto('online_object')
    .values({
      id: one.id,
      area_code: one.areaCode,
      county,
      kind: one.kind,
      identity: one.identity,
      name: one.name,
      address: one.address,
      platform: one.platform,
      operator: one.operator,
      icp: one.icp,
      host_place: one.hostPlace,
      description: one.description,
      disguises: [...one.disguises],
      dictionary: one.dictionary,
      state: 'found',
      found_at: one.foundAt,
      found_by: one.foundBy,
    })
    .onConflict((oc) => oc.columns(['county', 'kind', 'identity']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return inserted.id;
  const known = await db
    .selectFrom('online_object')
    .select('id')
    .where('county', '=', county)
    .where('kind', '=', one.kind)
    .where('identity', '=', one.identity)
    .where(inScope(scope))
    .executeTakeFirst();
  // The county has it in a part that the actor does not see.
  if (known === undefined) throw notFound('该网上对象');
  return known.id;
}

export async function changeObject(
  db: ScopedDb,
  scope: Scope,
  id: string,
  change: { readonly state?: OnlineState; readonly backAgain?: boolean; readonly leadId?: string },
): Promise<void> {
  const { state, backAgain = false, leadId } = change;
  await db
    .updateTable('online_object')
    .set({
      ...(state === undefined ? {} : { state }),
      ...(backAgain ? { times_back: sql<number>`times_back + 1` } : {}),
      ...(leadId === undefined ? {} : { lead_id: leadId }),
    })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}

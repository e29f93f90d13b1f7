import type { Agency, Area, Responsibility, User } from '@qingyuan/contract/jurisdictions';
import { AgencyKind, AreaLevel } from '@qingyuan/contract/jurisdictions';
import { Role } from '@qingyuan/contract/roles';
import { sql } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** Areas directly below `parent`, or the top of the scope. */
export async function listAreasBelow(db: ScopedDb, scope: Scope, parent: string | undefined): Promise<Area[]> {
  const rows = await db
    .selectFrom('area as a')
    .select(['a.code', 'a.name', 'a.level', 'a.parent_code'])
    .select((eb) =>
      eb
        .selectFrom('area as c')
        .whereRef('c.parent_code', '=', 'a.code')
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('children'),
    )
    .where('a.valid_to', 'is', null)
    .where(parent === undefined ? sql<boolean>`a.scope = ${scope.area}` : sql<boolean>`a.parent_code = ${parent}`)
    .orderBy('a.code')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    level: AreaLevel.parse(row.level),
    parentCode: row.parent_code,
    children: row.children ?? 0,
  }));
}

/** @throws DomainError when there is no such area within the scope. */
export async function getArea(db: ScopedDb, scope: Scope, code: string) {
  const row = await db
    .selectFrom('area')
    .selectAll()
    .where('code', '=', code)
    .where(inScope(scope, 'code'))
    .executeTakeFirst();
  if (row === undefined) throw notFound('该地区');
  return row;
}

function agencies(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('agency as g')
    .innerJoin('area as a', 'a.code', 'g.area_code')
    .select(['g.id', 'g.name', 'g.kind', 'g.area_code', 'a.name as area_name'])
    .where(inScope(scope, 'g.area_code'));
}

interface AgencyRow {
  id: string;
  name: string;
  kind: string;
  area_code: string;
  area_name: string;
}

function toAgency(row: AgencyRow): Agency {
  return {
    id: row.id,
    name: row.name,
    kind: AgencyKind.parse(row.kind),
    areaCode: row.area_code,
    areaName: row.area_name,
  };
}

export async function listAgenciesInScope(db: ScopedDb, scope: Scope): Promise<Agency[]> {
  return (await agencies(db, scope).orderBy('g.area_code').orderBy('g.name').execute()).map(toAgency);
}

/** @throws DomainError when there is no such agency within the scope. */
export async function getAgency(db: ScopedDb, scope: Scope, id: string): Promise<Agency> {
  const row = await agencies(db, scope).where('g.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('该单位');
  return toAgency(row);
}

export async function insertAgency(
  db: ScopedDb,
  _scope: Scope,
  agency: { readonly id: string; readonly name: string; readonly kind: string; readonly areaCode: string },
): Promise<void> {
  await db
    .insertInto('agency')
    .values({ id: agency.id, name: agency.name, kind: agency.kind, area_code: agency.areaCode })
    .execute();
}

function users(db: ScopedDb, scope: Scope, text: string | undefined) {
  return db
    .selectFrom('app_user as u')
    .innerJoin('agency as g', 'g.id', 'u.agency_id')
    .innerJoin('area as a', 'a.code', 'g.area_code')
    .where(inScope(scope, 'u.area_code'))
    .$if(text !== undefined && text !== '', (query) =>
      query.where((eb) => eb.or([eb('u.account', 'ilike', `%${text}%`), eb('u.name', 'like', `%${text}%`)])),
    );
}

export async function listUsersInScope(
  db: ScopedDb,
  scope: Scope,
  query: { readonly text?: string | undefined; readonly page: number; readonly size: number; readonly now: Date },
): Promise<{ total: number; rows: User[] }> {
  const found = users(db, scope, query.text);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['u.id', 'u.account', 'u.name', 'u.roles', 'u.locked_until', 'u.disabled_at'])
    .select(['g.id as agency_id', 'g.name as agency_name', 'g.kind', 'g.area_code', 'a.name as area_name'])
    .orderBy('u.account')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      account: row.account,
      name: row.name,
      roles: row.roles.map((role) => Role.parse(role)),
      agency: toAgency({
        id: row.agency_id,
        name: row.agency_name,
        kind: row.kind,
        area_code: row.area_code,
        area_name: row.area_name,
      }),
      locked: row.locked_until !== null && row.locked_until > query.now,
      disabled: row.disabled_at !== null,
    })),
  };
}

/** @throws DomainError when there is no such user within the scope. */
export async function getUser(db: ScopedDb, scope: Scope, id: string) {
  const row = await db
    .selectFrom('app_user')
    .select(['id', 'account', 'name', 'roles', 'area_code', 'disabled_at'])
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
  if (row === undefined) throw notFound('该用户');
  return row;
}

/** Users of the scope with an open account and one of the roles, by name. */
export async function listUsersWithRole(
  db: ScopedDb,
  scope: Scope,
  roles: readonly Role[],
): Promise<{ id: string; name: string; agencyId: string; agencyName: string; areaCode: string }[]> {
  return db
    .selectFrom('app_user as u')
    .innerJoin('agency as g', 'g.id', 'u.agency_id')
    .select(['u.id', 'u.name', 'g.id as agencyId', 'g.name as agencyName', 'u.area_code as areaCode'])
    .where('u.disabled_at', 'is', null)
    .where(sql<boolean>`u.roles && ${[...roles]}::text[]`)
    .where(inScope(scope, 'u.area_code'))
    .orderBy('u.name')
    .orderBy('u.id')
    .execute();
}

export async function accountTaken(db: ScopedDb, _scope: Scope, account: string): Promise<boolean> {
  return (await db.selectFrom('app_user').select('id').where('account', '=', account).executeTakeFirst()) !== undefined;
}

export interface NewUser {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly agencyId: string;
  readonly areaCode: string;
  readonly roles: readonly string[];
  readonly passwordHash: string;
  readonly totpSecret: Buffer;
  readonly demo: boolean;
  readonly at: Date;
}

export async function insertUser(db: ScopedDb, _scope: Scope, user: NewUser): Promise<void> {
  await db
    .insertInto('app_user')
    .values({
      id: user.id,
      account: user.account,
      name: user.name,
      agency_id: user.agencyId,
      area_code: user.areaCode,
      roles: [...user.roles],
      password_hash: user.passwordHash,
      totp_secret: user.totpSecret,
      demo: user.demo,
      created_at: user.at,
    })
    .execute();
}

export async function setRoles(db: ScopedDb, scope: Scope, id: string, roles: readonly string[]): Promise<void> {
  await db
    .updateTable('app_user')
    .set({ roles: [...roles] })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}

/** Closes the account and ends its sessions. */
export async function closeAccount(db: ScopedDb, scope: Scope, id: string, at: Date): Promise<void> {
  await db.updateTable('app_user').set({ disabled_at: at }).where('id', '=', id).where(inScope(scope)).execute();
  await db
    .updateTable('session')
    .set({ ended_at: at })
    .where('user_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

export async function listResponsible(db: ScopedDb, scope: Scope): Promise<Responsibility[]> {
  const rows = await db
    .selectFrom('responsibility as r')
    .innerJoin('area as a', 'a.code', 'r.area_code')
    .selectAll('r')
    .select('a.name as area_name')
    .where(inScope(scope, 'r.area_code'))
    .orderBy('r.area_code')
    .orderBy('r.kind', 'desc')
    .orderBy('r.term_from', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    kind: row.kind === 'first' ? 'first' : 'direct',
    name: row.name,
    post: row.post,
    termFrom: row.term_from,
    termTo: row.term_to,
  }));
}

/** First day of the running term of this kind. */
export async function findTermStart(
  db: ScopedDb,
  scope: Scope,
  area: string,
  kind: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('responsibility')
    .select('term_from')
    .where('area_code', '=', area)
    .where('kind', '=', kind)
    .where('term_to', 'is', null)
    .where(inScope(scope))
    .executeTakeFirst();
  return row?.term_from;
}

/** Ends the running term of this kind the day before `from`, then starts the new one. */
export async function startTerm(
  db: ScopedDb,
  scope: Scope,
  term: {
    readonly id: string;
    readonly areaCode: string;
    readonly kind: string;
    readonly name: string;
    readonly post: string;
    readonly termFrom: string;
  },
): Promise<void> {
  await db
    .updateTable('responsibility')
    .set({ term_to: sql`(${term.termFrom}::date - 1)` })
    .where('area_code', '=', term.areaCode)
    .where('kind', '=', term.kind)
    .where('term_to', 'is', null)
    .where(inScope(scope))
    .execute();
  await db
    .insertInto('responsibility')
    .values({
      id: term.id,
      area_code: term.areaCode,
      kind: term.kind,
      name: term.name,
      post: term.post,
      term_from: term.termFrom,
    })
    .execute();
}

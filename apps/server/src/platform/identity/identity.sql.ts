import { Role } from '@qingyuan/contract/roles';
import type { Selectable } from 'kysely';
import type { Actor } from '../access/actor.ts';
import type { Db } from '../db/connect.ts';
import type { AppUser } from '../db/schema.ts';
import type { ScopedDb } from '../db/scope.ts';

// Sign-in comes before any scope: these are the only queries that run without one.

export interface UserRow {
  readonly actor: Actor;
  readonly account: string;
  readonly areaName: string;
  readonly areaLevel: string;
  readonly row: Selectable<AppUser>;
}

export interface SessionRow extends UserRow {
  readonly csrfToken: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

function users(db: Db) {
  return db
    .selectFrom('app_user as u')
    .innerJoin('agency as g', 'g.id', 'u.agency_id')
    .innerJoin('area as a', 'a.code', 'u.area_code')
    .selectAll('u')
    .select([
      'g.name as agency_name',
      'g.kind as agency_kind',
      'a.name as area_name',
      'a.level as area_level',
      'a.scope as area_scope',
    ]);
}

type Joined = Selectable<AppUser> & {
  agency_name: string;
  agency_kind: string;
  area_name: string;
  area_level: string;
  area_scope: string;
};

function toUser(row: Joined): UserRow {
  return {
    account: row.account,
    areaName: row.area_name,
    areaLevel: row.area_level,
    row,
    actor: {
      userId: row.id,
      name: row.name,
      roles: row.roles.map((role) => Role.parse(role)),
      agency: { id: row.agency_id, name: row.agency_name, kind: row.agency_kind },
      areaCode: row.area_code,
      scope: { actorId: row.id, area: row.area_scope },
      via: 'session',
    },
  };
}

export async function findUserByAccount(db: Db, account: string): Promise<UserRow | undefined> {
  const row = await users(db).where('u.account', '=', account).where('u.disabled_at', 'is', null).executeTakeFirst();
  return row === undefined ? undefined : toUser(row);
}

export async function findUserByOidc(db: Db, issuer: string, subject: string): Promise<UserRow | undefined> {
  const row = await users(db)
    .where('u.oidc_issuer', '=', issuer)
    .where('u.oidc_subject', '=', subject)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : toUser(row);
}

/** The user as he is now, for acts that go on later (jobs, events). */
export async function findUserById(db: Db, id: string): Promise<UserRow | undefined> {
  const row = await users(db).where('u.id', '=', id).where('u.disabled_at', 'is', null).executeTakeFirst();
  return row === undefined ? undefined : toUser(row);
}

export async function findSession(db: Db, idHash: Buffer, now: Date): Promise<SessionRow | undefined> {
  const row = await users(db)
    .innerJoin('session as s', 's.user_id', 'u.id')
    .select(['s.csrf_token', 's.created_at as session_created_at', 's.expires_at as session_expires_at'])
    .where('s.id_hash', '=', idHash)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...toUser(row),
    csrfToken: row.csrf_token,
    createdAt: row.session_created_at,
    expiresAt: row.session_expires_at,
  };
}

export async function touchSession(db: Db, idHash: Buffer, seenAt: Date, expiresAt: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: seenAt, expires_at: expiresAt })
    .where('id_hash', '=', idHash)
    .execute();
}

export interface NewSession {
  readonly idHash: Buffer;
  readonly userId: string;
  readonly csrfToken: string;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly totpStep: number | null;
}

/**
 * Opens the session unless its one-time code was used before.
 * @returns false when the code's time step is not newer than the last one used.
 */
export async function insertSession(db: ScopedDb, session: NewSession): Promise<boolean> {
  const { totpStep } = session;
  const user = await db
    .updateTable('app_user')
    .set({ failed_sign_ins: 0, locked_until: null, ...(totpStep === null ? {} : { totp_last_step: totpStep }) })
    .where('id', '=', session.userId)
    .$if(totpStep !== null, (query) =>
      query.where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', totpStep)])),
    )
    .returning('id')
    .executeTakeFirst();
  if (user === undefined) return false;
  await db
    .insertInto('session')
    .values({
      id_hash: session.idHash,
      user_id: session.userId,
      csrf_token: session.csrfToken,
      created_at: session.at,
      seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
  return true;
}

export async function endSession(db: ScopedDb, idHash: Buffer, at: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: at })
    .where('id_hash', '=', idHash)
    .where('ended_at', 'is', null)
    .execute();
}

/** @returns the number of failures in a row, this one included. */
export async function countFailure(db: ScopedDb, userId: string): Promise<number> {
  const row = await db
    .updateTable('app_user')
    .set((eb) => ({ failed_sign_ins: eb('failed_sign_ins', '+', 1) }))
    .where('id', '=', userId)
    .returning('failed_sign_ins')
    .executeTakeFirstOrThrow();
  return row.failed_sign_ins;
}

export async function lockUser(db: ScopedDb, userId: string, until: Date): Promise<void> {
  await db.updateTable('app_user').set({ locked_until: until, failed_sign_ins: 0 }).where('id', '=', userId).execute();
}

export async function setOidcIdentity(
  db: ScopedDb,
  userId: string,
  identity: { readonly issuer: string; readonly subject: string },
): Promise<void> {
  await db
    .updateTable('app_user')
    .set({ oidc_issuer: identity.issuer, oidc_subject: identity.subject })
    .where('id', '=', userId)
    .where('oidc_subject', 'is', null)
    .execute();
}

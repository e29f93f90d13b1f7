import { Citation } from '@qingyuan/contract/law';
import { sql, type Selectable } from 'kysely';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { Person as PersonRow, PersonRole as RoleRow } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';
import type { SignedDecision } from './persons.rules.ts';

export type StoredPerson = Selectable<PersonRow>;
export type StoredRole = Omit<Selectable<RoleRow>, 'citation'> & { readonly citation: Citation };

export async function insertPerson(db: ScopedDb, _scope: Scope, person: StoredPerson): Promise<void> {
  await db.insertInto('person').values(person).execute();
}

/** @throws DomainError when there is no such person within the scope. */
export async function getStoredPerson(db: ScopedDb, scope: Scope, id: string): Promise<StoredPerson> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).where(inScope(scope)).executeTakeFirst();
  if (row === undefined) throw notFound('该人员');
  return row;
}

/** The person of this area with this id number. */
export async function findByIdNumber(
  db: ScopedDb,
  scope: Scope,
  key: { readonly index: Buffer; readonly area: string },
): Promise<StoredPerson | undefined> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('id_number_index', '=', key.index)
    .where('area_code', '=', key.area)
    .where(inScope(scope))
    .orderBy('entered_at')
    .executeTakeFirst();
}

export interface Membership {
  readonly personId: string;
  readonly caseId: string;
  readonly area: string;
  readonly at: Date;
}

/** Puts the person into the case; a second time changes nothing. */
export async function joinCase(db: ScopedDb, _scope: Scope, member: Membership): Promise<void> {
  await db
    .insertInto('person_case')
    .values({ person_id: member.personId, case_id: member.caseId, area_code: member.area, entered_at: member.at })
    .onConflict((conflict) => conflict.columns(['case_id', 'person_id']).doNothing())
    .execute();
}

/** Persons of a case in order of entry. */
export async function listOfCase(db: ScopedDb, scope: Scope, caseId: string): Promise<StoredPerson[]> {
  return db
    .selectFrom('person_case as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .selectAll('p')
    .where('c.case_id', '=', caseId)
    .where(inScope(scope, 'c.area_code'))
    .orderBy('c.entered_at')
    .orderBy('p.id')
    .execute();
}

/** Cases of the scope that the person is in. */
export async function listCasesOf(db: ScopedDb, scope: Scope, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('person_case')
    .select('case_id')
    .where('person_id', '=', personId)
    .where(inScope(scope))
    .orderBy('entered_at')
    .execute();
  return rows.map((row) => row.case_id);
}

interface InCase {
  readonly personId: string;
  readonly caseId: string;
}

/**
 * The person in the case, locked until the end of the transaction so that versions follow one another.
 * @throws DomainError when he is not in this case.
 */
export async function lockInCase(
  db: ScopedDb,
  scope: Scope,
  { personId, caseId }: InCase,
): Promise<{ readonly area: string }> {
  // Memberships are never updated, so the lock is one of advice, on the pair.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`person-role ${caseId} ${personId}`}, 0))`.execute(db);
  const row = await db
    .selectFrom('person_case')
    .select('area_code')
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .where(inScope(scope))
    .executeTakeFirst();
  if (row === undefined) throw notFound('本案中的该人员');
  return { area: row.area_code };
}

function roles(db: ScopedDb, scope: Scope) {
  return db.selectFrom('person_role').selectAll().where(inScope(scope));
}

function toRole(row: Selectable<RoleRow>): StoredRole {
  return { ...row, citation: Citation.parse(row.citation) };
}

/** Decisions in force in a case. */
export async function listRolesInForce(db: ScopedDb, scope: Scope, caseId: string): Promise<StoredRole[]> {
  const rows = await roles(db, scope).where('case_id', '=', caseId).where('superseded_at', 'is', null).execute();
  return rows.map(toRole);
}

/** Every decision about a person, newest first. */
export async function listRolesOf(db: ScopedDb, scope: Scope, personId: string): Promise<StoredRole[]> {
  const rows = await roles(db, scope)
    .where('person_id', '=', personId)
    .orderBy('decided_at', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toRole);
}

export async function findRoleInForce(
  db: ScopedDb,
  scope: Scope,
  { personId, caseId }: InCase,
): Promise<StoredRole | undefined> {
  const row = await roles(db, scope)
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : toRole(row);
}

export interface NewRole {
  readonly decision: SignedDecision;
  readonly citation: Citation;
  readonly area: string;
  readonly actor: Actor;
  readonly at: Date;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** Adds a version and ends the one before. */
export async function insertRole(db: ScopedDb, scope: Scope, role: NewRole): Promise<void> {
  const { decision, actor, at } = role;
  await db
    .updateTable('person_role')
    .set({ superseded_at: at })
    .where('case_id', '=', decision.caseId)
    .where('person_id', '=', decision.personId)
    .where('superseded_at', 'is', null)
    .where(inScope(scope))
    .execute();
  await db
    .insertInto('person_role')
    .values({
      id: decision.id,
      person_id: decision.personId,
      case_id: decision.caseId,
      scheme_id: decision.schemeId,
      area_code: role.area,
      version: decision.version,
      role: decision.role,
      rule: decision.rule,
      citation: JSON.stringify(role.citation),
      reason: decision.reason,
      decided_by: actor.userId,
      decider_name: actor.name,
      agency_name: actor.agency.name,
      decided_at: at,
      digest: Buffer.from(role.digest, 'hex'),
    })
    .execute();
}

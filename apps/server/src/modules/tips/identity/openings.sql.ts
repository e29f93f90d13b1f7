import { OpeningState } from '@qingyuan/contract/tips-identity';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

/** A request to open an identity, as stored. */
export interface StoredOpening {
  readonly id: string;
  readonly tipId: string;
  readonly tipTitle: string;
  readonly areaCode: string;
  readonly purpose: string;
  readonly state: 'asked' | 'approved' | 'refused';
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
  readonly endsAt: Date | null;
}

function openings(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('tip_identity_opening as o')
    .innerJoin('tip as t', 't.id', 'o.tip_id')
    .select(['o.id', 'o.tip_id', 't.title', 't.area_code', 'o.purpose', 'o.state', 'o.asked_by', 'o.asked_name'])
    .select(['o.asked_at', 'o.decided_name', 'o.decided_at', 'o.note', 'o.ends_at'])
    .where(inScope(scope, 't.area_code'));
}

type Row = Awaited<ReturnType<ReturnType<typeof openings>['executeTakeFirstOrThrow']>>;

const toOpening = (row: Row): StoredOpening => ({
  id: row.id,
  tipId: row.tip_id,
  tipTitle: row.title,
  areaCode: row.area_code,
  purpose: row.purpose,
  state: OpeningState.parse(row.state),
  askedById: row.asked_by,
  askedBy: row.asked_name,
  askedAt: row.asked_at,
  decidedBy: row.decided_name,
  decidedAt: row.decided_at,
  note: row.note,
  endsAt: row.ends_at,
});

/** Requests for one tip, newest first. */
export async function listOpenings(db: ScopedDb, scope: Scope, tipId: string): Promise<StoredOpening[]> {
  const rows = await openings(db, scope).where('o.tip_id', '=', tipId).orderBy('o.asked_at', 'desc').execute();
  return rows.map(toOpening);
}

/** Requests that wait for somebody other than the actor, oldest first. */
export async function listOpeningsToDecide(db: ScopedDb, scope: Scope): Promise<StoredOpening[]> {
  const rows = await openings(db, scope)
    .where('o.state', '=', 'asked')
    .where('o.asked_by', '!=', scope.actorId)
    .orderBy('o.asked_at')
    .limit(100)
    .execute();
  return rows.map(toOpening);
}

/** The request, locked. @throws DomainError when the tip has no such request within the scope. */
export async function lockOpening(
  db: ScopedDb,
  scope: Scope,
  of: { readonly tipId: string; readonly openingId: string },
): Promise<StoredOpening> {
  const row = await openings(db, scope)
    .where('o.tip_id', '=', of.tipId)
    .where('o.id', '=', of.openingId)
    .forUpdate('o')
    .executeTakeFirst();
  if (row === undefined) throw notFound('该申请');
  return toOpening(row);
}

export interface NewOpening {
  readonly id: string;
  readonly tipId: string;
  readonly purpose: string;
  readonly askedBy: { readonly id: string; readonly name: string };
  readonly at: Date;
}

/** @returns false when the same person's request for this tip is still waiting. */
export async function insertOpening(db: ScopedDb, _scope: Scope, opening: NewOpening): Promise<boolean> {
  const row = await db
    .insertInto('tip_identity_opening')
    .values({
      id: opening.id,
      tip_id: opening.tipId,
      purpose: opening.purpose,
      state: 'asked',
      asked_by: opening.askedBy.id,
      asked_name: opening.askedBy.name,
      asked_at: opening.at,
    })
    .onConflict((conflict) => conflict.columns(['tip_id', 'asked_by']).where('state', '=', 'asked').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface DecidedOpening {
  readonly id: string;
  readonly state: 'approved' | 'refused';
  readonly decidedBy: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly note: string | null;
  readonly endsAt: Date | null;
}

export async function setDecided(db: ScopedDb, _scope: Scope, decided: DecidedOpening): Promise<void> {
  await db
    .updateTable('tip_identity_opening')
    .set({
      state: decided.state,
      decided_by: decided.decidedBy.id,
      decided_name: decided.decidedBy.name,
      decided_at: decided.at,
      note: decided.note,
      ends_at: decided.endsAt,
    })
    .where('id', '=', decided.id)
    .execute();
}

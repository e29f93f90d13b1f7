import { CaptureMethod, type OnlineCapture, type OnlineReferral, TelecomMeasure } from '@qingyuan/contract/patrol';
import type { Selectable } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { OnlineCapture as CaptureRow, OnlineReferral as ReferralRow } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** Of which object, in which area. */
interface Of {
  readonly objectId: string;
  readonly area: string;
}

export interface NewSighting extends Of {
  readonly id: string;
  readonly patrolId: string | null;
  readonly address: string;
  readonly note: string;
  readonly officerName: string;
  readonly at: Date;
}

export async function insertSighting(db: ScopedDb, _scope: Scope, one: NewSighting): Promise<void> {
  await db
    .insertInto('online_sighting')
    .values({
      id: one.id,
      object_id: one.objectId,
      area_code: one.area,
      patrol_id: one.patrolId,
      address: one.address,
      note: one.note,
      officer_name: one.officerName,
      at: one.at,
    })
    .execute();
}

export async function listSightings(db: ScopedDb, scope: Scope, objectId: string) {
  const rows = await db
    .selectFrom('online_sighting')
    .selectAll()
    .where('object_id', '=', objectId)
    .where(inScope(scope))
    .orderBy('at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    patrolId: row.patrol_id,
    address: row.address,
    note: row.note,
    officerName: row.officer_name,
    at: row.at.toISOString(),
  }));
}

export type NewCapture = Of & OnlineCapture & { readonly vaultId: string };

export async function insertCapture(db: ScopedDb, _scope: Scope, one: NewCapture): Promise<void> {
  await db
    .insertInto('online_capture')
    .values({
      id: one.id,
      object_id: one.objectId,
      area_code: one.area,
      name: one.name,
      size: one.size,
      sha256: Buffer.from(one.sha256, 'hex'),
      sm3: Buffer.from(one.sm3, 'hex'),
      vault_id: one.vaultId,
      method: one.method,
      officers: one.officers,
      witness: one.witness,
      taken_at: one.takenAt,
      sealed_at: one.sealedAt,
    })
    .execute();
}

function toCapture(row: Selectable<CaptureRow>): OnlineCapture {
  return {
    id: row.id,
    name: row.name,
    size: Number(row.size),
    sha256: row.sha256.toString('hex'),
    sm3: row.sm3.toString('hex'),
    method: CaptureMethod.parse(row.method),
    officers: row.officers,
    witness: row.witness,
    takenAt: row.taken_at.toISOString(),
    sealedAt: row.sealed_at.toISOString(),
  };
}

export async function listCaptures(db: ScopedDb, scope: Scope, objectId: string): Promise<OnlineCapture[]> {
  const rows = await db
    .selectFrom('online_capture')
    .selectAll()
    .where('object_id', '=', objectId)
    .where(inScope(scope))
    .orderBy('sealed_at')
    .execute();
  return rows.map(toCapture);
}

/** @throws DomainError when the object has no such file. */
export async function getCapture(
  db: ScopedDb,
  scope: Scope,
  of: { readonly objectId: string; readonly id: string },
): Promise<{ readonly capture: OnlineCapture; readonly vaultId: string }> {
  const row = await db
    .selectFrom('online_capture')
    .selectAll()
    .where('id', '=', of.id)
    .where('object_id', '=', of.objectId)
    .where(inScope(scope))
    .executeTakeFirst();
  if (row === undefined) throw notFound('该固定文件');
  return { capture: toCapture(row), vaultId: row.vault_id };
}

export type NewReferral = Of & Omit<OnlineReferral, 'answeredAt' | 'answer' | 'measure'>;

export async function insertReferral(db: ScopedDb, _scope: Scope, one: NewReferral): Promise<void> {
  await db
    .insertInto('online_referral')
    .values({
      id: one.id,
      object_id: one.objectId,
      area_code: one.area,
      number: one.number,
      letter_on: one.letterOn,
      addressee: one.addressee,
      request: one.request,
      sender: one.sender,
      at: one.at,
    })
    .execute();
}

/** Enters the answer to the letter that waits for one. */
export async function answerLastReferral(
  db: ScopedDb,
  scope: Scope,
  of: { readonly objectId: string; readonly answer: string; readonly measure: string; readonly answeredAt: Date },
): Promise<void> {
  await db
    .updateTable('online_referral')
    .set({ answered_at: of.answeredAt, answer: of.answer, measure: of.measure })
    .where('object_id', '=', of.objectId)
    .where('answered_at', 'is', null)
    .where(inScope(scope))
    .execute();
}

function toReferral(row: Selectable<ReferralRow>): OnlineReferral {
  return {
    id: row.id,
    number: row.number,
    letterOn: row.letter_on,
    addressee: row.addressee,
    request: row.request,
    sender: row.sender,
    at: row.at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    answer: row.answer,
    measure: TelecomMeasure.nullable().parse(row.measure),
  };
}

export async function listReferrals(db: ScopedDb, scope: Scope, objectId: string): Promise<OnlineReferral[]> {
  const rows = await db
    .selectFrom('online_referral')
    .selectAll()
    .where('object_id', '=', objectId)
    .where(inScope(scope))
    .orderBy('at')
    .execute();
  return rows.map(toReferral);
}

export interface NewCheck extends Of {
  readonly id: string;
  readonly up: boolean;
  readonly note: string;
  readonly officerName: string;
  readonly at: Date;
}

export async function insertCheck(db: ScopedDb, _scope: Scope, one: NewCheck): Promise<void> {
  await db
    .insertInto('online_check')
    .values({
      id: one.id,
      object_id: one.objectId,
      area_code: one.area,
      up: one.up,
      note: one.note,
      officer_name: one.officerName,
      at: one.at,
    })
    .execute();
}

export async function listChecks(db: ScopedDb, scope: Scope, objectId: string) {
  const rows = await db
    .selectFrom('online_check')
    .selectAll()
    .where('object_id', '=', objectId)
    .where(inScope(scope))
    .orderBy('at', 'desc')
    .execute();
  return rows.map(({ id, up, note, officer_name, at }) => ({
    id,
    up,
    note,
    officerName: officer_name,
    at: at.toISOString(),
  }));
}

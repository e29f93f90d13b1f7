import { ExclusionGround, MarkDecision } from '@qingyuan/contract/scheme-decisions';
import { Citation } from '@qingyuan/contract/law';
import type { Selectable } from 'kysely';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import type { SchemeDecision as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';
import type { SignedMark } from './digests.ts';

/** A decision as stored; the id of the account is still sealed. */
export interface StoredDecision {
  readonly id: string;
  readonly headIndex: Buffer;
  readonly memberId: Buffer;
  readonly name: string;
  readonly personId: string | null;
  readonly version: number;
  readonly decision: MarkDecision;
  readonly role: string | null;
  readonly ground: ExclusionGround | null;
  readonly rule: string;
  readonly citation: Citation;
  readonly conductOn: string | null;
  readonly penalties: readonly string[];
  readonly reason: string;
  readonly deciderName: string;
  readonly agencyName: string;
  readonly decidedAt: Date;
  readonly supersededAt: Date | null;
  readonly digest: string;
}

function toDecision(row: Selectable<Row>): StoredDecision {
  return {
    id: row.id,
    headIndex: row.head_index,
    memberId: row.member_id,
    name: row.name,
    personId: row.person_id,
    version: row.version,
    decision: MarkDecision.parse(row.decision),
    role: row.role,
    ground: ExclusionGround.nullable().parse(row.ground),
    rule: row.rule,
    citation: Citation.parse(row.citation),
    conductOn: row.conduct_on,
    penalties: row.penalty_ids,
    reason: row.reason,
    deciderName: row.decider_name,
    agencyName: row.agency_name,
    decidedAt: row.decided_at,
    supersededAt: row.superseded_at,
    digest: row.digest.toString('hex'),
  };
}

function decisions(db: ScopedDb, scope: Scope, schemeId: string) {
  return db.selectFrom('scheme_decision').selectAll().where('scheme_id', '=', schemeId).where(inScope(scope));
}

/** Every decision about persons of a scheme, newest first. */
export async function listDecisions(db: ScopedDb, scope: Scope, schemeId: string): Promise<StoredDecision[]> {
  const rows = await decisions(db, scope, schemeId).orderBy('decided_at', 'desc').orderBy('version', 'desc').execute();
  return rows.map(toDecision);
}

/** The decision in force about the person with this first account. */
export async function findInForce(
  db: ScopedDb,
  scope: Scope,
  of: { readonly schemeId: string; readonly headIndex: Buffer },
): Promise<StoredDecision | undefined> {
  const row = await decisions(db, scope, of.schemeId)
    .where('head_index', '=', of.headIndex)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : toDecision(row);
}

/** Whether a decision in force rests on an earlier penalty. */
export async function restsOnPenalty(
  db: ScopedDb,
  scope: Scope,
  of: { readonly schemeId: string; readonly penaltyId: string },
): Promise<boolean> {
  const row = await decisions(db, scope, of.schemeId)
    .where('superseded_at', 'is', null)
    .where((eb) => eb(eb.val(of.penaltyId), '=', eb.fn.any('penalty_ids')))
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewDecision {
  readonly mark: SignedMark;
  readonly area: string;
  readonly headIndex: Buffer;
  /** Sealed. */
  readonly memberId: Buffer;
  readonly citation: Citation;
  readonly actor: Actor;
  readonly at: Date;
  /** Hex. */
  readonly digest: string;
}

/** Adds a version and ends the one before. */
export async function insertDecision(db: ScopedDb, scope: Scope, given: NewDecision): Promise<void> {
  const { mark, actor, at } = given;
  await db
    .updateTable('scheme_decision')
    .set({ superseded_at: at })
    .where('scheme_id', '=', mark.schemeId)
    .where('head_index', '=', given.headIndex)
    .where('superseded_at', 'is', null)
    .where(inScope(scope))
    .execute();
  await db
    .insertInto('scheme_decision')
    .values({
      id: mark.id,
      scheme_id: mark.schemeId,
      analysis_id: mark.analysisId,
      area_code: given.area,
      head_index: given.headIndex,
      member_id: given.memberId,
      name: mark.name,
      person_id: mark.personId,
      version: mark.version,
      decision: mark.decision,
      role: mark.role,
      ground: mark.ground ?? null,
      rule: mark.rule,
      citation: JSON.stringify(given.citation),
      conduct_on: mark.conductOn ?? null,
      penalty_ids: [...(mark.penalties ?? [])],
      reason: mark.reason,
      decided_by: actor.userId,
      decider_name: actor.name,
      agency_name: actor.agency.name,
      decided_at: at,
      digest: Buffer.from(given.digest, 'hex'),
    })
    .execute();
}

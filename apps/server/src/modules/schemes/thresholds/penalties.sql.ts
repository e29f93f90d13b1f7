import { PenaltyKind, type PriorPenalty } from '@qingyuan/contract/scheme-thresholds';
import { plainDate, type PlainDate } from '@qingyuan/core/kernel/plain-date';
import type { Actor, Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

/** A penalty as stored; the id of the person's first account is still sealed. */
export interface StoredPenalty extends Omit<PriorPenalty, 'effectiveOn'> {
  readonly effectiveOn: PlainDate;
  readonly headIndex: Buffer;
  readonly headId: Buffer;
}

/** The penalties recorded for heads of a scheme and not withdrawn, in order of effect. */
export async function listPenalties(db: ScopedDb, scope: Scope, schemeId: string): Promise<StoredPenalty[]> {
  const rows = await db
    .selectFrom('scheme_prior_penalty')
    .selectAll()
    .where('scheme_id', '=', schemeId)
    .where('withdrawn_at', 'is', null)
    .where(inScope(scope))
    .orderBy('effective_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: PenaltyKind.parse(row.kind),
    authority: row.authority,
    documentNumber: row.document_number,
    effectiveOn: plainDate(row.effective_on),
    evidenceId: row.evidence_id,
    reason: row.reason,
    recordedBy: row.recorder_name,
    recordedAt: row.recorded_at.toISOString(),
    headIndex: row.head_index,
    headId: row.head_id,
  }));
}

export interface NewPenalty {
  readonly id: string;
  readonly schemeId: string;
  readonly area: string;
  readonly headIndex: Buffer;
  /** Sealed. */
  readonly headId: Buffer;
  readonly kind: PenaltyKind;
  readonly authority: string;
  readonly documentNumber: string;
  readonly effectiveOn: string;
  readonly evidenceId: string | null;
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Date;
}

export async function insertPenalty(db: ScopedDb, _scope: Scope, penalty: NewPenalty): Promise<void> {
  await db
    .insertInto('scheme_prior_penalty')
    .values({
      id: penalty.id,
      scheme_id: penalty.schemeId,
      area_code: penalty.area,
      head_index: penalty.headIndex,
      head_id: penalty.headId,
      kind: penalty.kind,
      authority: penalty.authority,
      document_number: penalty.documentNumber,
      effective_on: penalty.effectiveOn,
      evidence_id: penalty.evidenceId,
      reason: penalty.reason,
      recorded_by: penalty.actor.userId,
      recorder_name: penalty.actor.name,
      recorded_at: penalty.at,
    })
    .execute();
}

export interface Withdrawal {
  readonly id: string;
  readonly schemeId: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** @throws DomainError when there is no such penalty in force. */
export async function endPenalty(db: ScopedDb, scope: Scope, withdrawal: Withdrawal): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('scheme_prior_penalty')
    .set({
      withdrawn_by: withdrawal.actor.userId,
      withdrawal_reason: withdrawal.reason,
      withdrawn_at: withdrawal.at,
    })
    .where('id', '=', withdrawal.id)
    .where('scheme_id', '=', withdrawal.schemeId)
    .where('withdrawn_at', 'is', null)
    .where(inScope(scope))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('该处罚记录');
}

import { ChoiceKind } from '@qingyuan/contract/scheme-choices';
import { SchemeTree } from '@qingyuan/contract/schemes';
import type { Selectable } from 'kysely';
import type { Actor, Scope } from '../../../platform/access/actor.ts';
import type { SchemeChoice as Row } from '../../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';
import type { SignedChoice } from './choice-digests.ts';

/** A decision about data as stored; the ids of accounts are still sealed. */
export interface StoredChoice {
  readonly id: string;
  readonly number: number;
  readonly kind: ChoiceKind;
  readonly tree: SchemeTree | null;
  readonly memberIndex: Buffer;
  readonly memberId: Buffer;
  readonly otherIndex: Buffer | null;
  readonly otherId: Buffer | null;
  readonly reason: string;
  readonly deciderName: string;
  readonly agencyName: string;
  readonly decidedAt: Date;
  /** Hex. */
  readonly digest: string;
  readonly revoked: { readonly by: string; readonly agency: string; readonly at: Date; readonly reason: string } | null;
}

function toChoice(row: Selectable<Row>): StoredChoice {
  return {
    id: row.id,
    number: row.number,
    kind: ChoiceKind.parse(row.kind),
    tree: SchemeTree.nullable().parse(row.tree),
    memberIndex: row.member_index,
    memberId: row.member_id,
    otherIndex: row.other_index,
    otherId: row.other_id,
    reason: row.reason,
    deciderName: row.decider_name,
    agencyName: row.agency_name,
    decidedAt: row.decided_at,
    digest: row.digest.toString('hex'),
    revoked:
      row.revoked_at === null
        ? null
        : {
            by: row.revoker_name ?? '',
            agency: row.revoker_agency ?? '',
            at: row.revoked_at,
            reason: row.revoke_reason ?? '',
          },
  };
}

/** Every decision about the data of a scheme, in the order of their numbers. */
export async function listChoices(db: ScopedDb, scope: Scope, schemeId: string): Promise<StoredChoice[]> {
  const rows = await db
    .selectFrom('scheme_choice')
    .selectAll()
    .where('scheme_id', '=', schemeId)
    .where(inScope(scope))
    .orderBy('number')
    .execute();
  return rows.map(toChoice);
}

export interface NewChoice {
  readonly choice: SignedChoice;
  readonly area: string;
  readonly memberIndex: Buffer;
  /** Sealed. */
  readonly memberId: Buffer;
  readonly otherIndex: Buffer | null;
  /** Sealed. */
  readonly otherId: Buffer | null;
  readonly actor: Actor;
  readonly at: Date;
  /** Hex. */
  readonly digest: string;
}

export async function insertChoice(db: ScopedDb, _scope: Scope, given: NewChoice): Promise<void> {
  const { choice, actor } = given;
  await db
    .insertInto('scheme_choice')
    .values({
      id: choice.id,
      scheme_id: choice.schemeId,
      analysis_id: choice.analysisId,
      area_code: given.area,
      number: choice.number,
      kind: choice.kind,
      tree: choice.tree,
      member_index: given.memberIndex,
      member_id: given.memberId,
      other_index: given.otherIndex,
      other_id: given.otherId,
      reason: choice.reason,
      decided_by: actor.userId,
      decider_name: actor.name,
      agency_name: actor.agency.name,
      decided_at: given.at,
      digest: Buffer.from(given.digest, 'hex'),
    })
    .execute();
}

/** @returns false when it was revoked already. */
export async function revokeChoice(
  db: ScopedDb,
  scope: Scope,
  given: { readonly id: string; readonly actor: Actor; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('scheme_choice')
    .set({
      revoked_at: given.at,
      revoked_by: given.actor.userId,
      revoker_name: given.actor.name,
      revoker_agency: given.actor.agency.name,
      revoke_reason: given.reason,
    })
    .where('id', '=', given.id)
    .where('revoked_at', 'is', null)
    .where(inScope(scope))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

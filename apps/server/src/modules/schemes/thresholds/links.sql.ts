import type { Actor, Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';
import type { Withdrawal } from './penalties.sql.ts';

/** A finding that heads of two schemes are one person, seen from one of them; the id of the other is still sealed. */
export interface StoredLink {
  readonly id: string;
  readonly schemeId: string;
  readonly headId: Buffer;
  /** Which of the two sealed fields `headId` is. */
  readonly side: 'head' | 'other';
  readonly reason: string;
}

/** The heads of other schemes that were found to be the same person, and not withdrawn. */
export async function listLinks(
  db: ScopedDb,
  scope: Scope,
  of: { readonly schemeId: string; readonly headIndex: Buffer },
): Promise<StoredLink[]> {
  const rows = await db
    .selectFrom('scheme_person_link')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where(inScope(scope))
    .where((eb) =>
      eb.or([
        eb.and([eb('scheme_id', '=', of.schemeId), eb('head_index', '=', of.headIndex)]),
        eb.and([eb('other_scheme_id', '=', of.schemeId), eb('other_head_index', '=', of.headIndex)]),
      ]),
    )
    .orderBy('linked_at')
    .execute();
  return rows.map((row) =>
    row.scheme_id === of.schemeId
      ? { id: row.id, schemeId: row.other_scheme_id, headId: row.other_head_id, side: 'other', reason: row.reason }
      : { id: row.id, schemeId: row.scheme_id, headId: row.head_id, side: 'head', reason: row.reason },
  );
}

export interface NewLink {
  readonly id: string;
  readonly area: string;
  readonly schemeId: string;
  readonly headIndex: Buffer;
  readonly headId: Buffer;
  readonly otherSchemeId: string;
  readonly otherHeadIndex: Buffer;
  readonly otherHeadId: Buffer;
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Date;
}

export async function insertLink(db: ScopedDb, _scope: Scope, link: NewLink): Promise<void> {
  await db
    .insertInto('scheme_person_link')
    .values({
      id: link.id,
      area_code: link.area,
      scheme_id: link.schemeId,
      head_index: link.headIndex,
      head_id: link.headId,
      other_scheme_id: link.otherSchemeId,
      other_head_index: link.otherHeadIndex,
      other_head_id: link.otherHeadId,
      reason: link.reason,
      linked_by: link.actor.userId,
      linked_at: link.at,
    })
    .execute();
}

/** From either of its two schemes. @throws DomainError when there is no such finding in force. */
export async function endLink(db: ScopedDb, scope: Scope, withdrawal: Withdrawal): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('scheme_person_link')
    .set({
      withdrawn_by: withdrawal.actor.userId,
      withdrawal_reason: withdrawal.reason,
      withdrawn_at: withdrawal.at,
    })
    .where('id', '=', withdrawal.id)
    .where((eb) => eb.or([eb('scheme_id', '=', withdrawal.schemeId), eb('other_scheme_id', '=', withdrawal.schemeId)]))
    .where('withdrawn_at', 'is', null)
    .where(inScope(scope))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('该同一人认定');
}

import { DuplicateReason, type LeadMark, type LeadMerge } from '@qingyuan/contract/lead-duplicates';
import { MarkKind } from '@qingyuan/contract/leads';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../../platform/access/actor.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';
import type { FoldedMark } from './marks.rules.ts';

/** Names of the areas around: county and townships, which one writer puts before an address and another does not. */
export async function listAreaNames(db: ScopedDb, _scope: Scope, area: string): Promise<string[]> {
  const rows = await db
    .selectFrom('area')
    .select('name')
    .where('valid_to', 'is', null)
    .where('level', 'in', ['county', 'zone', 'township'])
    .where(sql<boolean>`code ^@ left(${area}, 6)`)
    .orderBy(sql`length(code)`)
    .orderBy('code')
    .execute();
  return rows.map(({ name }) => name);
}

/** Adds marks; one that the lead has already stays as it is. */
export async function insertMarks(
  db: ScopedDb,
  _scope: Scope,
  of: { readonly leadId: string; readonly marks: readonly FoldedMark[] },
): Promise<void> {
  if (of.marks.length === 0) return;
  await db
    .insertInto('lead_mark')
    .values(of.marks.map(({ kind, key, detail, shown }) => ({ lead_id: of.leadId, kind, key, detail, shown })))
    .onConflict((oc) => oc.columns(['lead_id', 'kind', 'key', 'detail']).doNothing())
    .execute();
}

/** @returns whether the lead had it. */
export async function deleteMark(
  db: ScopedDb,
  scope: Scope,
  of: { readonly leadId: string; readonly markId: number },
): Promise<boolean> {
  const done = await db
    .deleteFrom('lead_mark')
    .where('id', '=', of.markId)
    .where('lead_id', '=', of.leadId)
    .where((eb) =>
      eb.exists(eb.selectFrom('lead as l').where('l.id', '=', of.leadId).where(inScope(scope, 'l.area_code'))),
    )
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

type StoredMark = FoldedMark & LeadMark;

/** Marks of these leads, by lead. */
export async function listMarks(
  db: ScopedDb,
  scope: Scope,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredMark[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('lead_mark as m')
    .innerJoin('lead as l', 'l.id', 'm.lead_id')
    .select(['m.id', 'm.lead_id', 'm.kind', 'm.key', 'm.detail', 'm.shown'])
    .where('m.lead_id', 'in', leadIds)
    .where(inScope(scope, 'l.area_code'))
    .orderBy('m.kind')
    .orderBy('m.id')
    .execute();
  const marks = rows.map(({ lead_id: leadId, kind, ...mark }) => ({
    leadId,
    mark: { ...mark, kind: MarkKind.parse(kind) },
  }));
  return new Map(leadIds.map((id) => [id, marks.filter(({ leadId }) => leadId === id).map(({ mark }) => mark)]));
}

const CANDIDATES = 50;

/** Leads that share a mark with this one, the newest first, at most {@link CANDIDATES}; merged ones are left out. */
export async function listCandidateIds(db: ScopedDb, scope: Scope, leadId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT l.id FROM lead l WHERE l.area_code ^@ ${scope.area} AND l.state <> 'merged' AND l.id <> ${leadId}
      AND l.id IN (SELECT o.lead_id FROM lead_mark m JOIN lead_mark o ON o.kind = m.kind AND o.key = m.key
        WHERE m.lead_id = ${leadId})
    ORDER BY l.registered_at DESC, l.id LIMIT ${CANDIDATES}`.execute(db);
  return rows.map(({ id }) => id);
}

export interface NewMerge {
  readonly id: string;
  readonly leadId: string;
  readonly intoId: string;
  readonly grounds: readonly DuplicateReason[];
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
}

export async function insertMerge(db: ScopedDb, _scope: Scope, merge: NewMerge): Promise<void> {
  await db
    .insertInto('lead_merge')
    .values({
      id: merge.id,
      lead_id: merge.leadId,
      into_id: merge.intoId,
      grounds: JSON.stringify(merge.grounds),
      reason: merge.reason,
      merged_name: merge.byName,
      merged_at: merge.at,
    })
    .execute();
}

export async function undoMerge(
  db: ScopedDb,
  scope: Scope,
  undo: { readonly leadId: string; readonly reason: string; readonly byName: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('lead_merge')
    .set({ undone_reason: undo.reason, undone_name: undo.byName, undone_at: undo.at })
    .where('lead_id', '=', undo.leadId)
    .where('undone_at', 'is', null)
    .where((eb) =>
      eb.exists(eb.selectFrom('lead as l').where('l.id', '=', undo.leadId).where(inScope(scope, 'l.area_code'))),
    )
    .execute();
}

/** Merges of the lead and into it, the oldest first. */
export async function listMerges(db: ScopedDb, scope: Scope, leadId: string): Promise<LeadMerge[]> {
  const rows = await db
    .selectFrom('lead_merge as m')
    .innerJoin('lead as l', 'l.id', 'm.lead_id')
    .innerJoin('lead as i', 'i.id', 'm.into_id')
    .selectAll('m')
    .select(['l.title as lead_title', 'i.title as into_title'])
    .where((eb) => eb.or([eb('m.lead_id', '=', leadId), eb('m.into_id', '=', leadId)]))
    .where(inScope(scope, 'l.area_code'))
    .orderBy('m.merged_at')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    leadId: row.lead_id,
    leadTitle: row.lead_title,
    intoId: row.into_id,
    intoTitle: row.into_title,
    grounds: z.array(DuplicateReason).parse(row.grounds),
    reason: row.reason,
    mergedName: row.merged_name,
    mergedAt: row.merged_at.toISOString(),
    undoneReason: row.undone_reason,
    undoneName: row.undone_name,
    undoneAt: row.undone_at?.toISOString() ?? null,
  }));
}

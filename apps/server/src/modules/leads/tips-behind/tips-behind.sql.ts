import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/actor.ts';
import { type ScopedDb } from '../../../platform/db/scope.ts';

/** A tip behind a lead: when it came, and how its reporter can be told. */
export interface BehindTip {
  readonly tipId: string;
  /** The lead through which it came: the one asked for, or one merged into it. */
  readonly leadId: string;
  readonly receivedAt: Date;
  readonly named: boolean;
  readonly hasCode: boolean;
}

interface Row {
  readonly tip_id: string;
  readonly lead_id: string;
  readonly received_at: Date;
  readonly named: boolean;
  readonly has_code: boolean;
}

/** Tips of the lead and of those merged into it, with the tips merged into them, in the order of arrival. */
export async function listTipsBehind(db: ScopedDb, scope: Scope, leadId: string): Promise<readonly BehindTip[]> {
  const { rows } = await sql<Row>`
    WITH RECURSIVE joined AS (
      SELECT id FROM lead WHERE id = ${leadId} AND area_code ^@ ${scope.area}
      UNION SELECT l.id FROM lead l JOIN joined j ON l.merged_into = j.id WHERE l.area_code ^@ ${scope.area}
    ), behind AS (
      SELECT t.tip_id, t.lead_id, t.received_at, t.named, t.has_code
        FROM lead_tip t JOIN joined j ON j.id = t.lead_id WHERE t.area_code ^@ ${scope.area}
      UNION SELECT t.tip_id, b.lead_id, t.received_at, t.named, t.has_code
        FROM lead_tip t JOIN behind b ON b.tip_id = t.first_tip WHERE t.area_code ^@ ${scope.area}
    ) SELECT * FROM behind ORDER BY received_at, tip_id`.execute(db);
  return rows.map((row) => ({
    tipId: row.tip_id,
    leadId: row.lead_id,
    receivedAt: row.received_at,
    named: row.named,
    hasCode: row.has_code,
  }));
}

export async function insertTipBehind(
  db: ScopedDb,
  _scope: Scope,
  tip: Omit<BehindTip, 'leadId'> & { readonly area: string } & (
      | { readonly leadId: string; readonly firstTip?: never }
      | { readonly firstTip: string; readonly leadId?: never }
    ),
): Promise<void> {
  await db
    .insertInto('lead_tip')
    .values({
      tip_id: tip.tipId,
      area_code: tip.area,
      lead_id: tip.leadId ?? null,
      first_tip: tip.firstTip ?? null,
      received_at: tip.receivedAt,
      named: tip.named,
      has_code: tip.hasCode,
    })
    .execute();
}

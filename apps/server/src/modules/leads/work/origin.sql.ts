import type { LeadOrigin } from '@qingyuan/contract/lead-work';
import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/actor.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

export async function insertOrigin(
  db: ScopedDb,
  _scope: Scope,
  origin: {
    readonly leadId: string;
    readonly agency: string;
    readonly paperNumber: string;
    readonly paperDate?: string | undefined;
  },
): Promise<void> {
  await db
    .insertInto('lead_origin')
    .values({
      lead_id: origin.leadId,
      agency: origin.agency,
      paper_number: origin.paperNumber,
      paper_date: origin.paperDate ?? null,
    })
    .execute();
}

/** Who handed the lead over; undefined where nobody did. */
export async function findOrigin(db: ScopedDb, scope: Scope, leadId: string): Promise<LeadOrigin | undefined> {
  const row = await db
    .selectFrom('lead_origin as o')
    .innerJoin('lead as l', 'l.id', 'o.lead_id')
    .selectAll('o')
    .select(sql<string | null>`to_char(o.paper_date, 'YYYY-MM-DD')`.as('paper_day'))
    .where('o.lead_id', '=', leadId)
    .where(inScope(scope, 'l.area_code'))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    agency: row.agency,
    paperNumber: row.paper_number,
    paperDate: row.paper_day,
    receivedName: row.received_name,
    receivedAt: row.received_at?.toISOString() ?? null,
    answer: row.answer,
    answeredName: row.answered_name,
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}

/** That the agency got its receipt, or its answer. */
export async function changeOrigin(
  db: ScopedDb,
  scope: Scope,
  change: { readonly leadId: string; readonly byName: string; readonly at: Date; readonly answer?: string },
): Promise<void> {
  const { leadId, byName, at, answer } = change;
  await db
    .updateTable('lead_origin')
    .set(
      answer === undefined
        ? { received_name: byName, received_at: at }
        : { answer, answered_name: byName, answered_at: at },
    )
    .where('lead_id', '=', leadId)
    .where((eb) =>
      eb.exists(eb.selectFrom('lead as l').where('l.id', '=', leadId).where(inScope(scope, 'l.area_code'))),
    )
    .execute();
}

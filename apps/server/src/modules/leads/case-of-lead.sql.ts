import { sql } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';

/** The lead and those merged into it, over several steps. */
export async function listMergedLeads(db: ScopedDb, scope: Scope, leadId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE joined AS (
      SELECT id FROM lead WHERE id = ${leadId} AND area_code ^@ ${scope.area}
      UNION SELECT l.id FROM lead l JOIN joined j ON l.merged_into = j.id WHERE l.area_code ^@ ${scope.area}
    ) SELECT id FROM joined`.execute(db);
  return rows.map(({ id }) => id);
}

/** The case that the lead, or the one it was merged into, was taken to. */
export async function findCaseOfLead(db: ScopedDb, scope: Scope, leadId: string): Promise<string | undefined> {
  const { rows } = await sql<{ case_id: string }>`
    WITH RECURSIVE way AS (
      SELECT id, merged_into, case_id FROM lead WHERE id = ${leadId} AND area_code ^@ ${scope.area}
      UNION SELECT l.id, l.merged_into, l.case_id FROM lead l JOIN way w ON l.id = w.merged_into
        WHERE l.area_code ^@ ${scope.area}
    ) SELECT case_id FROM way WHERE case_id IS NOT NULL`.execute(db);
  return rows[0]?.case_id;
}

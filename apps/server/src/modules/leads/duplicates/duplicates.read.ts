import type { Answer } from '@qingyuan/contract/endpoint';
import type { LeadCandidate, listDuplicates } from '@qingyuan/contract/lead-duplicates';
import { type Actor, hasRole, type Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { possibleLeadActs, VERIFY_LEADS } from '../leads.policy.ts';
import { getLead, type Lead, listLeadsById } from '../leads.sql.ts';
import { byStrength, duplicateReasons, mayMerge } from './duplicates.rules.ts';
import { listCandidateIds, listMarks, listMerges } from './duplicates.sql.ts';

/** What the lead is about, and the leads that may be about the same: the strongest reasons first. */
export function duplicatesOf(
  id: string,
  actor: Actor,
): (db: ScopedDb, scope: Scope) => Promise<Answer<typeof listDuplicates>> {
  return async (db, scope) => {
    const lead = await getLead(db, scope, id);
    const marks = (await listMarks(db, scope, [id])).get(id) ?? [];
    const acts = possibleLeadActs(actor, lead).filter((act) => act === 'merge' || act === 'unmerge');
    const marking = hasRole(actor, ...VERIFY_LEADS) && lead.state !== 'merged' ? ['mark'] : [];
    return {
      marks: marks.map(({ id: markId, kind, shown }) => ({ id: markId, kind, shown })),
      candidates: await candidatesOf(db, scope, lead),
      merges: await listMerges(db, scope, id),
      can: [...acts, ...marking],
    };
  };
}

async function candidatesOf(db: ScopedDb, scope: Scope, lead: Lead): Promise<LeadCandidate[]> {
  const ids = await listCandidateIds(db, scope, lead.id);
  const [others, marks] = [await listLeadsById(db, scope, ids), await listMarks(db, scope, [lead.id, ...ids])];
  return others
    .map((other) => ({
      id: other.id,
      title: other.title,
      areaName: other.areaName,
      source: other.source,
      grade: other.grade,
      state: other.state,
      registeredAt: other.registeredAt.toISOString(),
      reasons: duplicateReasons(marks.get(lead.id) ?? [], marks.get(other.id) ?? []),
      mergeable: mayMerge(lead, other),
    }))
    .toSorted((a, b) => byStrength(a.reasons, b.reasons));
}

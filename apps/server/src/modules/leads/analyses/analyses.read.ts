import type { Answer } from '@qingyuan/contract/endpoint';
import type { AnalysisPart, LeadAnalysis, listAnalyses } from '@qingyuan/contract/lead-analyses';
import { type Actor, hasRole, type Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { getLead } from '../leads.sql.ts';
import { ASSIGNABLE } from '../work/assignees.rules.ts';
import { ANALYSE, isComplete, possibleAnalysisActs } from './analyses.policy.ts';
import { listAnalysesOf, type StoredAnalysis, type StoredPart } from './analyses.sql.ts';

/** Each agency sees its own words, the other's opinion once shared, nobody else's notes. */
export function analysesOf(
  leadId: string,
  actor: Actor,
): (db: ScopedDb, scope: Scope) => Promise<Answer<typeof listAnalyses>> {
  return async (db, scope) => {
    const lead = await getLead(db, scope, leadId);
    const rows = (await listAnalysesOf(db, scope, leadId)).map((one) => toAnalysis(one, actor));
    const convene = hasRole(actor, ...ANALYSE) && ASSIGNABLE.includes(lead.state);
    return { rows, can: convene ? ['convene'] : [] };
  };
}

function toAnalysis(one: StoredAnalysis, actor: Actor): LeadAnalysis {
  const complete = isComplete(one);
  return {
    id: one.id,
    topic: one.topic,
    place: one.place,
    heldAt: one.heldAt.toISOString(),
    convenedName: one.convenedName,
    convenedAgency: one.convenedAgency,
    conclusion: one.conclusion,
    proposal: one.proposal,
    concludedName: one.concludedName,
    concludedAt: one.concludedAt?.toISOString() ?? null,
    parts: one.parts.map((part) => toPart(part, actor)),
    complete,
    digest: complete ? (one.parts[0]?.digest?.toString('hex') ?? null) : null,
    can: possibleAnalysisActs(actor, one),
  };
}

function toPart(part: StoredPart, actor: Actor): AnalysisPart {
  const own = part.agencyId === actor.agency.id;
  return {
    side: part.side,
    agencyName: part.agencyName,
    people: [...part.people],
    opinion: own || part.sharedAt !== null ? part.opinion : null,
    ownNote: own ? part.ownNote : null,
    own,
    savedName: part.savedName,
    savedAt: part.savedAt.toISOString(),
    sharedAt: part.sharedAt?.toISOString() ?? null,
    signedName: part.signedName,
    signedAt: part.signedAt?.toISOString() ?? null,
  };
}

import type { Clock } from '@qingyuan/contract/clocks';
import type { ParsedInput } from '@qingyuan/contract/endpoint';
import type { LeadDetail, LeadRow, listLeads as listLeadsEndpoint } from '@qingyuan/contract/leads';
import type { ToDo } from '@qingyuan/contract/todo';
import { endOfDay, plainDate, startOfDay } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { firstDue } from '../../platform/deadlines/clock-state.ts';
import { listClocks, listClocksOfAll, type Reckoning } from '../../platform/deadlines/deadlines.ts';
import { listActions } from '../../platform/timeline/timeline.sql.ts';
import { possibleLeadActs, VERIFY_LEADS } from './leads.policy.ts';
import { getLead, type Lead, type LeadFilter, listLeads } from './leads.sql.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;
type Query = ParsedInput<typeof listLeadsEndpoint>['query'];

export function leadsPage(query: Query, reckoning: Reckoning): Read<{ total: number; rows: LeadRow[] }> {
  return async (db, scope) => {
    const { total, rows } = await withClocks(db, scope, { reckoning, filter: toFilter(query) });
    return { total, rows: rows.map(({ lead, clocks }) => toRow(lead, clocks)) };
  };
}

export function leadInFull(id: string, actor: Actor, reckoning: Reckoning): Read<{ data: LeadDetail; can: string[] }> {
  return async (db, scope) => {
    const lead = await getLead(db, scope, id);
    const subject = { type: 'lead', id };
    const clocks = await listClocks(db, scope, { ...reckoning, subject });
    const data: LeadDetail = {
      ...toRow(lead, clocks),
      summary: lead.summary,
      tipId: lead.tipId,
      caseId: lead.caseId,
      handedOverTo: lead.handedOverTo,
      assessment: lead.assessment,
      verifiedAt: lead.verifiedAt?.toISOString() ?? null,
      clocks: [...clocks],
      timeline: await listActions(db, scope, subject),
    };
    return { data, can: possibleLeadActs(actor, lead.state) };
  };
}

const TODO_SHOWN = 100;

/** Leads that wait to be verified, or for a case once confirmed. */
export async function listLeadsToDo(
  db: ScopedDb,
  scope: Scope,
  on: Reckoning & { readonly actor: Actor },
): Promise<{ readonly count: number; readonly rows: readonly ToDo[] }> {
  if (!hasRole(on.actor, ...VERIFY_LEADS)) return { count: 0, rows: [] };
  const filter: LeadFilter = { states: ['received', 'verifying', 'confirmed'], page: 1, size: TODO_SHOWN };
  const { total, rows } = await withClocks(db, scope, { reckoning: on, filter });
  const todo = rows.map(({ lead, clocks }) => ({
    kind: 'lead' as const,
    id: lead.id,
    title: lead.title,
    state: lead.state,
    at: lead.registeredAt.toISOString(),
    ...firstDue(clocks),
  }));
  return { count: total, rows: todo };
}

async function withClocks(
  db: ScopedDb,
  scope: Scope,
  of: { readonly reckoning: Reckoning; readonly filter: LeadFilter },
) {
  const { total, rows } = await listLeads(db, scope, of.filter);
  const clocks = await listClocksOfAll(db, scope, { ...of.reckoning, type: 'lead', ids: rows.map((lead) => lead.id) });
  return { total, rows: rows.map((lead) => ({ lead, clocks: clocks.get(lead.id) ?? [] })) };
}

function toFilter({ registeredFrom, registeredTo, state, ...same }: Query): LeadFilter {
  return {
    ...same,
    states: state === undefined ? undefined : [state],
    from: registeredFrom === undefined ? undefined : new Date(startOfDay(plainDate(registeredFrom))),
    until: registeredTo === undefined ? undefined : new Date(endOfDay(plainDate(registeredTo))),
  };
}

function toRow(lead: Lead, clocks: readonly Clock[]): LeadRow {
  return {
    id: lead.id,
    title: lead.title,
    areaCode: lead.areaCode,
    areaName: lead.areaName,
    source: lead.source,
    grade: lead.grade,
    state: lead.state,
    registeredAt: lead.registeredAt.toISOString(),
    verifierName: lead.verifierName,
    ...firstDue(clocks),
  };
}

import type { Clock } from '@qingyuan/contract/clocks';
import type { ParsedInput } from '@qingyuan/contract/endpoint';
import type { LeadDetail, LeadRow, LeadState, listLeads as listLeadsEndpoint } from '@qingyuan/contract/leads';
import type { ToDo } from '@qingyuan/contract/todo';
import { endOfDay, plainDate, startOfDay } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { firstDue } from '../../platform/deadlines/clock-state.ts';
import { listClocks, listClocksOfAll, type Reckoning } from '../../platform/deadlines/deadlines.ts';
import type { Law } from '../../platform/law/law.ts';
import { listActions } from '../../platform/timeline/timeline.sql.ts';
import { possibleLeadActs, VERIFY_LEADS } from './leads.policy.ts';
import { horizons } from './overview/overview.read.ts';
import { getLead, type Lead, type LeadFilter, listLeads } from './leads.sql.ts';

interface FullReckoning extends Reckoning {
  readonly law: Law;
}

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;
type Query = ParsedInput<typeof listLeadsEndpoint>['query'];

export function leadsPage(query: Query, reckoning: FullReckoning): Read<{ total: number; rows: LeadRow[] }> {
  return async (db, scope) => {
    const filter = toFilter(query, reckoning);
    const { total, rows } = await withClocks(db, scope, { reckoning, filter });
    return { total, rows: rows.map(({ lead, clocks }) => toRow(lead, clocks)) };
  };
}

export function leadInFull(
  id: string,
  actor: Actor,
  reckoning: FullReckoning,
): Read<{ data: LeadDetail; can: string[] }> {
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
      mergedInto: lead.mergedInto,
      gradeBasis: gradeBasis(lead, reckoning.law),
      assessment: lead.assessment,
      verifiedAt: lead.verifiedAt?.toISOString() ?? null,
      clocks: [...clocks],
      timeline: await listActions(db, scope, subject),
    };
    return { data, can: possibleLeadActs(actor, lead) };
  };
}

/** The criteria in the words of the version that was used. */
function gradeBasis({ gradeBasis: basis }: Lead, law: Law): LeadDetail['gradeBasis'] {
  if (basis === null) return null;
  const rule = law.all.grading.find(({ id, version }) => id === basis.rule && version === basis.version);
  const met = (rule?.criteria ?? []).filter(({ id }) => basis.criteria.includes(id));
  return { version: basis.version, criteria: met.map(({ title }) => title) };
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

const OPEN: readonly LeadState[] = ['received', 'verifying', 'confirmed'];
const DAY_MS = 24 * 3_600_000;

function toFilter({ registeredFrom, registeredTo, state, due, age, ...same }: Query, basis: FullReckoning): LeadFilter {
  const old = age === undefined ? undefined : new Date(basis.now.getTime() - age * DAY_MS);
  return {
    ...same,
    states: state === undefined ? (age === undefined ? undefined : OPEN) : [state],
    olderThan: old,
    due: due === undefined ? undefined : { kind: due, now: basis.now, horizons: horizons(basis) },
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
    agencyName: lead.assignment?.agencyName ?? null,
    officerName: lead.assignment?.officerName ?? null,
    handingOver: lead.handingOver,
    ...firstDue(clocks),
  };
}

import type { CaseAction, CaseDetail, CaseRow, CaseState } from '@qingyuan/contract/cases';
import type { Clock } from '@qingyuan/contract/clocks';
import { endOfDay, plainDate, startOfDay } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { firstDue } from '../../platform/deadlines/clock-state.ts';
import { listClocks, listClocksOfAll } from '../../platform/deadlines/deadlines.ts';
import type { Platform } from '../../platform/platform.ts';
import { listActions } from '../../platform/timeline/timeline.sql.ts';
import { evidenceOfCase } from '../evidence/index.ts';
import { listUsersWithRole } from '../jurisdictions/index.ts';
import { personsOfCase } from '../persons/index.ts';
import {
  ADD_EVIDENCE,
  ANALYSE_CASES,
  DECIDE_ROLES,
  mayRead,
  NOTE_CASES,
  possibleMoves,
  readableStates,
  WORK_CASES,
} from './cases.policy.ts';
import { LOOKS, possibleAdditions } from './cases.rules.ts';
import { type Case, getCase, listCases, listLastActors, listLooks, listOfficers } from './cases.sql.ts';
import { caseWorkflow } from './cases.workflow.ts';

type Known = Pick<Platform, 'keys' | 'law' | 'clock'>;

export interface CaseQuery {
  readonly page: number;
  readonly size: number;
  readonly text?: string | undefined;
  readonly state?: CaseState | undefined;
  readonly area?: string | undefined;
  readonly mine?: boolean | undefined;
  /** Plain dates in Chinese time, both inclusive. */
  readonly openedFrom?: string | undefined;
  readonly openedTo?: string | undefined;
}

/** A page of the cases that the actor may read. */
export function casesPage(known: Known, actor: Actor, query: CaseQuery) {
  return async (db: ScopedDb, scope: Scope): Promise<{ total: number; rows: CaseRow[] }> => {
    const { total, rows } = await listCases(db, scope, {
      ...query,
      officer: query.mine === true ? actor.userId : undefined,
      readable: readableStates(actor),
      openedFrom: query.openedFrom === undefined ? undefined : new Date(startOfDay(plainDate(query.openedFrom))),
      openedTo: query.openedTo === undefined ? undefined : new Date(endOfDay(plainDate(query.openedTo))),
    });
    return { total, rows: await presentRows(known, { db, scope }, rows) };
  };
}

async function presentRows(
  known: Known,
  { db, scope }: { db: ScopedDb; scope: Scope },
  rows: readonly Case[],
): Promise<CaseRow[]> {
  const ids = rows.map(({ id }) => id);
  const officers = await listOfficers(db, scope, ids);
  const clocks = await listClocksOfAll(db, scope, { law: known.law, now: known.clock(), type: 'case', ids });
  return rows.map((kase) => toRow(kase, officers.get(kase.id) ?? [], clocks.get(kase.id) ?? []));
}

function toRow(kase: Case, officers: CaseRow['officers'], clocks: readonly Clock[]): CaseRow {
  const { id, number, title, areaCode, areaName, agencyName, state, schemeTypes } = kase;
  return {
    id,
    number,
    title,
    areaCode,
    areaName,
    agencyName,
    state,
    schemeTypes,
    officers,
    openedAt: kase.openedAt.toISOString(),
    filedAt: kase.filedAt?.toISOString() ?? null,
    ...firstDue(clocks),
  };
}

/** The whole case and what the actor may do; the look itself is recorded by the route. */
export function caseDetail(known: Known, actor: Actor, id: string) {
  return async (db: ScopedDb, scope: Scope): Promise<{ data: CaseDetail; can: string[] }> => {
    const kase = await getCase(db, scope, id);
    // Not to be told from a case that does not exist.
    if (!mayRead(actor, kase).allowed) throw notFound('该案件');
    const clocks = await listClocks(db, scope, { law: known.law, now: known.clock(), subject: { type: 'case', id } });
    const officers = (await listOfficers(db, scope, [id])).get(id) ?? [];
    const data: CaseDetail = {
      ...toRow(kase, officers, clocks),
      cause: kase.cause,
      leadId: kase.leadId,
      parties: kase.parties,
      openedBy: kase.openedBy.name,
      filingApprovedBy: kase.filedBy,
      decidedAt: kase.decidedAt?.toISOString() ?? null,
      closedAt: kase.closedAt?.toISOString() ?? null,
      outcome: kase.outcome,
      evidence: await evidenceOfCase(id)(db, scope),
      persons: await personsOfCase(known, id)(db, scope),
      clocks: [...clocks],
      timeline: await listActions(db, scope, { type: 'case', id }),
      looks: await listLooks(db, scope, { stream: LOOKS, caseId: id }),
    };
    return { data, can: await possible(actor, kase, { db, scope }) };
  };
}

async function possible(actor: Actor, kase: Case, { db, scope }: { db: ScopedDb; scope: Scope }): Promise<string[]> {
  const named = new Set(Object.values(caseWorkflow.actions).flatMap(({ notBy }) => notBy ?? []));
  const last = await listLastActors(db, scope, { caseId: kase.id, commands: [...named].map((act) => `case.${act}`) });
  const notBy = (action: CaseAction) =>
    (caseWorkflow.actions[action].notBy ?? []).flatMap((act) => last.get(`case.${act}`) ?? []);
  const moves = possibleMoves(actor, kase, notBy);
  const additions = possibleAdditions(kase.state, {
    note: hasRole(actor, ...NOTE_CASES),
    'add-evidence': hasRole(actor, ...ADD_EVIDENCE),
    'add-person': hasRole(actor, ...WORK_CASES),
    'decide-role': hasRole(actor, ...DECIDE_ROLES),
    analyse: hasRole(actor, ...ANALYSE_CASES),
  });
  return [...moves, ...additions];
}

/** Officers of the jurisdiction who may be named for a case. */
export function caseOfficers(db: ScopedDb, scope: Scope) {
  return listUsersWithRole(db, scope, WORK_CASES);
}

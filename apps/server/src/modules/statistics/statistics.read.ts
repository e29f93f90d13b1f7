import type { Month, MonthlyReturn, ReturnState } from '@qingyuan/contract/statistics';
import { possibleActions } from '@qingyuan/core/workflow/workflow';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Law } from '../../platform/law/law.ts';
import { formOf, readCell, readReturn, type ReturnAt } from './compute-return.ts';
import { dueOn, hasEnded, isLate } from './month.rules.ts';
import { returnWorkflow } from './returns.workflow.ts';
import { findReturn, listReportingAreas, listReturnsOf, type SpanName } from './statistics.sql.ts';

interface Around {
  readonly law: Law;
  readonly now: Date;
}

export function presentReturn(at: ReturnAt, around: Around & { readonly actor: Actor }) {
  return async (db: ScopedDb, scope: Scope): Promise<{ data: MonthlyReturn; can: string[] }> => {
    const data = await readReturn(db, scope, { ...at, ...around });
    const row = await findReturn(db, scope, at.area, at.month);
    const own = row?.submitterId === around.actor.userId;
    const can = possibleActions(returnWorkflow, { state: data.state, roles: around.actor.roles }).filter(
      (action) => !(own && returnWorkflow.actions[action].notBy !== undefined) && (action !== 'submit' || hasEnded(at.month, around.now)),
    );
    return { data, can: [...can] };
  };
}

export function presentCell(at: ReturnAt & { readonly column: string; readonly span: SpanName }) {
  return async (db: ScopedDb, scope: Scope) => {
    const rows = await readCell(db, scope, at);
    return { total: rows.length, rows };
  };
}

/** State of the month's return for every reporting area of the scope. */
export function returnsOfMonth(month: Month, around: Around) {
  return async (db: ScopedDb, scope: Scope) => {
    const [areas, rows] = [await listReportingAreas(db, scope), await listReturnsOf(db, scope, month)];
    const byArea = new Map(rows.map((row) => [row.areaCode, row]));
    const due = dueOn(month, formOf(around.law, month).dueDay);
    return areas.map((area) => {
      const row = byArea.get(area.code);
      const state: ReturnState = row?.state ?? 'draft';
      const submittedAt = row?.submittedAt ?? null;
      return { area, state, late: isLate(due, submittedAt, around.now), submittedAt: submittedAt?.toISOString() ?? null };
    });
  };
}

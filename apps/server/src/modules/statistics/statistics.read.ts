import type { Month, MonthlyReturn, ReturnState } from '@qingyuan/contract/statistics';
import type { ToDo } from '@qingyuan/contract/todo';
import { addMonths, endOfDay, plainDate, shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { possibleActions } from '@qingyuan/core/workflow/workflow';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Law } from '../../platform/law/law.ts';
import { type ToDoSource, wholeList } from '../../platform/todo/todo.http.ts';
import { formOf, readCell, readReturn, type ReturnAt } from './compute-return.ts';
import { dueOn, hasEnded, isLate, spansOf } from './month.rules.ts';
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
      (action) =>
        !(own && returnWorkflow.actions[action].notBy !== undefined) &&
        (action !== 'submit' || hasEnded(at.month, around.now)),
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
      return {
        area,
        state,
        late: isLate(due, submittedAt, around.now),
        submittedAt: submittedAt?.toISOString() ?? null,
      };
    });
  };
}

/** Last month's returns that wait for this user: his own area's to submit, others' to accept. */
export const returnsToDo: ToDoSource['list'] = async (db, scope, { actor, law, now }) => {
  if (!actor.roles.includes('joint_office')) return wholeList([]);
  const today = shanghaiDate(now.getTime());
  const month = addMonths(plainDate(`${today.slice(0, 7)}-01`), -1).slice(0, 7);
  const due = dueOn(month, formOf(law, month).dueDay);
  const rows = await returnsOfMonth(month, { law, now })(db, scope);
  const waiting = rows.filter(({ area, state }) =>
    area.code === actor.areaCode ? state === 'draft' || state === 'sent_back' : state === 'submitted',
  );
  const toDo = waiting.map(({ area, state, late }): ToDo => ({
    kind: 'return',
    id: `${area.code}/${month}`,
    title: `${area.name} ${month.replace('-', ' 年 ')} 月战果统计表`,
    state,
    at: spansOf(month).month.to.toISOString(),
    dueAt: new Date(endOfDay(due)).toISOString(),
    dueState: late ? 'overdue' : 'running',
  }));
  return wholeList(toDo);
};

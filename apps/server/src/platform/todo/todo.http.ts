import { ROLES } from '@qingyuan/contract/roles';
import { listToDo, type ToDo, type ToDoKind } from '@qingyuan/contract/todo';
import type { Actor, Scope } from '../access/actor.ts';
import type { ScopedDb } from '../db/scope.ts';
import { type Route, route } from '../http/route.ts';
import type { Law } from '../law/law.ts';

/** How many wait, and the most urgent of them. */
export interface ToDoList {
  readonly count: number;
  readonly rows: readonly ToDo[];
}

/** A module's part of what waits for a user. */
export interface ToDoSource {
  readonly kind: ToDoKind;
  readonly list: (db: ScopedDb, scope: Scope, of: ToDoBasis) => Promise<ToDoList>;
}

/** A list that is shown whole. */
export function wholeList(rows: readonly ToDo[]): ToDoList {
  return { count: rows.length, rows };
}

export interface ToDoBasis {
  readonly actor: Actor;
  readonly law: Law;
  readonly now: Date;
}

/** 待办 of the signed-in user over all modules: overdue first, then by due date, then the oldest. */
export function toDoRoute(sources: readonly ToDoSource[]): Route {
  return route(listToDo, { roles: ROLES }, async ({ actor, platform, read }) => {
    const of = { actor, law: platform.law, now: platform.clock() };
    return read(async (db, scope) => {
      const counts: Partial<Record<ToDoKind, number>> = {};
      const rows: ToDo[] = [];
      for (const source of sources) {
        const found = await source.list(db, scope, of);
        if (found.count > 0) counts[source.kind] = found.count;
        rows.push(...found.rows);
      }
      return { counts, rows: rows.toSorted(byUrgency) };
    });
  });
}

function byUrgency(a: ToDo, b: ToDo): number {
  return key(a).localeCompare(key(b));
}

/** Rows without a due date come after those with one. */
function key(row: ToDo): string {
  return `${row.dueAt ?? '9999'} ${row.at}`;
}

import { ROLES } from '@qingyuan/contract/roles';
import { listToDo, type ToDo, type ToDoKind } from '@qingyuan/contract/todo';
import type { Actor, Scope } from '../access/actor.ts';
import type { ScopedDb } from '../db/scope.ts';
import { type Route, route } from '../http/route.ts';
import type { Law } from '../law/law.ts';

/** A module's part of what waits for a user. */
export type ToDoSource = (db: ScopedDb, scope: Scope, of: ToDoBasis) => Promise<readonly ToDo[]>;

export interface ToDoBasis {
  readonly actor: Actor;
  readonly law: Law;
  readonly now: Date;
}

/** 待办 of the signed-in user over all modules: overdue first, then by due date, then the oldest. */
export function toDoRoute(sources: readonly ToDoSource[]): Route {
  return route(listToDo, { roles: ROLES }, async ({ actor, platform, read }) => {
    const of = { actor, law: platform.law, now: platform.clock() };
    const lists = await read(async (db, scope) => {
      const all: ToDo[] = [];
      for (const source of sources) all.push(...(await source(db, scope, of)));
      return all;
    });
    return { counts: countByKind(lists), rows: lists.toSorted(byUrgency) };
  });
}

function countByKind(rows: readonly ToDo[]): Partial<Record<ToDoKind, number>> {
  const counts: Partial<Record<ToDoKind, number>> = {};
  for (const row of rows) counts[row.kind] = (counts[row.kind] ?? 0) + 1;
  return counts;
}

function byUrgency(a: ToDo, b: ToDo): number {
  return key(a).localeCompare(key(b));
}

/** Rows without a due date come after those with one. */
function key(row: ToDo): string {
  return `${row.dueAt ?? '9999'} ${row.at}`;
}

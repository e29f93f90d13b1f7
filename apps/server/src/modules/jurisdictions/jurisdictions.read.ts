import type { Agency, Area, Responsibility, User } from '@qingyuan/contract/jurisdictions';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { listAgenciesInScope, listAreasBelow, listResponsible, listUsersInScope } from './jurisdictions.sql.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;

export function areasBelow(parent: string | undefined): Read<Area[]> {
  return (db, scope) => listAreasBelow(db, scope, parent);
}

export function agenciesInScope(db: ScopedDb, scope: Scope): Promise<Agency[]> {
  return listAgenciesInScope(db, scope);
}

export function usersInScope(
  query: { readonly text?: string | undefined; readonly page: number; readonly size: number },
  now: Date,
): Read<{ total: number; rows: User[] }> {
  return (db, scope) => listUsersInScope(db, scope, { ...query, now });
}

export function responsibleInScope(db: ScopedDb, scope: Scope): Promise<Responsibility[]> {
  return listResponsible(db, scope);
}

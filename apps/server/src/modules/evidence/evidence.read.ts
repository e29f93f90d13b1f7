import type { Actor, Scope } from '../../platform/access/actor.ts';
import { hasRole } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { EXPORT_EVIDENCE, HAND_OVER_EVIDENCE } from './evidence.policy.ts';
import { getItem, listCustody, listItems } from './evidence.sql.ts';

export function evidenceOfCase(caseId: string) {
  return (db: ScopedDb, scope: Scope) => listItems(db, scope, caseId);
}

/** An item with its custody, and what the actor may do with it. */
export function evidenceDetail(actor: Actor, id: string) {
  return async (db: ScopedDb, scope: Scope) => {
    const { item } = await getItem(db, scope, id);
    const can = [
      ...(hasRole(actor, ...EXPORT_EVIDENCE) ? ['export'] : []),
      ...(hasRole(actor, ...HAND_OVER_EVIDENCE) ? ['hand-over'] : []),
    ];
    return { data: { ...item, custody: await listCustody(db, scope, id) }, can };
  };
}

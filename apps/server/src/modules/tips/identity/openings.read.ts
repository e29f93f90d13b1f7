import type { IdentityOpening } from '@qingyuan/contract/tips-identity';
import type { ToDo } from '@qingyuan/contract/todo';
import { type Actor, hasRole, type Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { DECIDE_OPENING, mayDecideOpening, mayLookAtIdentity } from './opening.rules.ts';
import { listOpenings, listOpeningsToDecide, type StoredOpening } from './openings.sql.ts';

interface For {
  readonly actor: Actor;
  readonly now: Date;
}

/** Requests for one tip as the actor sees them. */
export async function openingsOfTip(
  db: ScopedDb,
  scope: Scope,
  of: For & { readonly tipId: string },
): Promise<IdentityOpening[]> {
  return (await listOpenings(db, scope, of.tipId)).map((opening) => present(opening, of));
}

function present(opening: StoredOpening, { actor, now }: For): IdentityOpening {
  return {
    id: opening.id,
    purpose: opening.purpose,
    state: opening.state,
    askedBy: opening.askedBy,
    askedAt: opening.askedAt.toISOString(),
    decidedBy: opening.decidedBy,
    decidedAt: opening.decidedAt?.toISOString() ?? null,
    note: opening.note,
    endsAt: opening.endsAt?.toISOString() ?? null,
    mayDecide: mayDecideOpening(actor, opening).allowed,
    mayLook: mayLookAtIdentity(actor, opening, now).allowed,
  };
}

/** Requests that wait for the actor's decision. */
export async function openingsToDo(db: ScopedDb, scope: Scope, { actor }: For): Promise<readonly ToDo[]> {
  if (!hasRole(actor, ...DECIDE_OPENING)) return [];
  return (await listOpeningsToDecide(db, scope)).map((opening) => ({
    kind: 'tip' as const,
    id: opening.tipId,
    title: opening.tipTitle,
    state: 'identity_asked',
    at: opening.askedAt.toISOString(),
    dueAt: null,
    dueState: null,
  }));
}

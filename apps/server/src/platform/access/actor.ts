import type { Role } from '@qingyuan/contract/roles';

/** Which rows a request may touch. `area` is a prefix of area codes; it is never empty. */
export interface Scope {
  readonly actorId: string;
  readonly area: string;
}

/** Who acts: a signed-in user, or a user's earlier act carried on by an event or a job. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly agency: { readonly id: string; readonly name: string; readonly kind: string };
  readonly areaCode: string;
  readonly scope: Scope;
  readonly via: 'session' | 'event' | 'job';
}

/** What a policy says; a refusal names the rule that refused. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

export const ALLOWED: Verdict = { allowed: true };

/** @param reason stable id of the rule, shown to the user in his language. */
export function refused(reason: string): Verdict {
  return { allowed: false, reason };
}

/** Whether the actor holds at least one of the roles. */
export function hasRole(actor: Pick<Actor, 'roles'>, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}

/** A policy that asks for one of the roles only. */
export function anyOf(...roles: readonly Role[]): (actor: Actor) => Verdict {
  return (actor) => (hasRole(actor, ...roles) ? ALLOWED : refused('role-missing'));
}

/** For commands that only follow from an event or a job, never from a request. */
export function followsOnly(actor: Actor): Verdict {
  return actor.via === 'session' ? refused('not-by-request') : ALLOWED;
}

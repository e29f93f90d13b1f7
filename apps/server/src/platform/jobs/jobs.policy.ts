import type { Role } from '@qingyuan/contract/roles';
import { type Actor, ALLOWED, hasRole, refused, type Verdict } from '../access/actor.ts';

/** Who asks for long work or answers for it. */
export const SEE_JOBS: readonly Role[] = ['joint_office', 'market_officer', 'analyst', 'agency_head'];

/** Whoever asked for the work, and the office that answers for the case. */
export function mayCancel(actor: Actor, job: { readonly createdBy: string }): Verdict {
  if (!hasRole(actor, ...SEE_JOBS)) return refused('role-missing');
  return job.createdBy === actor.userId || hasRole(actor, 'joint_office') ? ALLOWED : refused('not-own-job');
}

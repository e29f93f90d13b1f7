import type { OnlineState } from '@qingyuan/contract/patrol';
import type { Role } from '@qingyuan/contract/roles';
import { possibleActions } from '@qingyuan/core/workflow/workflow';
import { type Actor, hasRole } from '../../platform/access/actor.ts';
import { onlineObjectWorkflow } from './online-objects.workflow.ts';

export const SEE_PATROL: readonly Role[] = [
  'joint_office',
  'market_officer',
  'police_officer',
  'agency_head',
  'analyst',
  'leader',
];
export const PATROL: readonly Role[] = onlineObjectWorkflow.actions.fix.roles;

/** What the actor may do to an object now. */
export function possibleObjectActs(
  actor: Pick<Actor, 'roles'>,
  object: { readonly state: OnlineState; readonly leadId: string | null; readonly captures: number },
): string[] {
  const acts: string[] = [...possibleActions(onlineObjectWorkflow, { state: object.state, roles: actor.roles })];
  if (!hasRole(actor, ...PATROL)) return acts;
  if (mayBecomeLead(object)) acts.push('make-lead');
  if (object.captures > 0) acts.push('export');
  return acts;
}

/** One lead an object; what was dismissed is none. */
export function mayBecomeLead(object: { readonly state: OnlineState; readonly leadId: string | null }): boolean {
  return object.leadId === null && object.state !== 'dismissed';
}

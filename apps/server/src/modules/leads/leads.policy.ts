import type { LeadState } from '@qingyuan/contract/leads';
import type { Role } from '@qingyuan/contract/roles';
import { possibleActions } from '@qingyuan/core/workflow/workflow';
import type { Actor } from '../../platform/access/actor.ts';
import { leadWorkflow } from './leads.workflow.ts';

export const SEE_LEADS: readonly Role[] = [
  'joint_office',
  'market_officer',
  'police_officer',
  'agency_head',
  'analyst',
  'leader',
];
export const VERIFY_LEADS: readonly Role[] = leadWorkflow.actions.start.roles;

/** What the actor may do to a lead now; taking it into a case is done by opening one. */
export function possibleLeadActs(actor: Pick<Actor, 'roles'>, state: LeadState): string[] {
  return possibleActions(leadWorkflow, { state, roles: actor.roles }).map((act) =>
    act === 'take' ? 'open-case' : act,
  );
}

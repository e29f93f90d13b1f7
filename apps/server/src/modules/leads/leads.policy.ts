import type { LeadState } from '@qingyuan/contract/leads';
import type { Role } from '@qingyuan/contract/roles';
import { possibleActions } from '@qingyuan/core/workflow/workflow';
import { type Actor, ALLOWED, hasRole, refused, type Verdict } from '../../platform/access/actor.ts';
import { clockActs } from '../../platform/deadlines/clocks.policy.ts';
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

/** Who gives leads out, grades them and looks after what is late. */
export const ASSIGN_LEADS: readonly Role[] = ['joint_office', 'agency_head'];

/** What of a lead decides who may act on it. */
export interface Standing {
  readonly state: LeadState;
  /** The assignment in force. */
  readonly assignment: Assignee | null;
  readonly handingOver: unknown;
}

export interface Assignee {
  readonly agencyId: string;
  readonly officerId: string | null;
  readonly accepted: boolean;
}

/** The officer named, or anyone of the agency where none is. */
export function isAssignee(actor: Pick<Actor, 'userId' | 'agency'>, assignee: Assignee): boolean {
  return assignee.officerId === null ? assignee.agencyId === actor.agency.id : assignee.officerId === actor.userId;
}

/** A lead that is assigned is verified by its assignee, once he has accepted it; one that is not, by whoever takes it on. */
export function mayStart(actor: Actor, lead: Standing): Verdict {
  if (!hasRole(actor, ...VERIFY_LEADS)) return refused('role-missing');
  if (lead.assignment === null) return ALLOWED;
  if (!isAssignee(actor, lead.assignment)) return refused('assigned-to-another');
  return lead.assignment.accepted ? ALLOWED : refused('not-accepted');
}

/** What the actor may do to a lead now; taking it into a case is done by opening one. */
export function possibleLeadActs(actor: Actor, lead: Standing): string[] {
  // On its way to another area nothing else is done to it.
  if (lead.handingOver !== null) return [];
  const acts = possibleActions(leadWorkflow, { state: lead.state, roles: actor.roles })
    .filter((act) => act !== 'start' || mayStart(actor, lead).allowed)
    .map((act) => (act === 'take' ? 'open-case' : act));
  const moving = leadWorkflow.states[lead.state].final !== true && lead.state !== 'merged';
  return [
    ...acts,
    ...(moving && hasRole(actor, ...VERIFY_LEADS) ? ['send'] : []),
    ...(moving && hasRole(actor, ...ASSIGN_LEADS, ...VERIFY_LEADS) ? ['grade'] : []),
    ...clockActs(actor.roles, VERIFY_LEADS),
  ];
}

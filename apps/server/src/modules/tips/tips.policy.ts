import type { Role } from '@qingyuan/contract/roles';
import type { TipAction, TipState } from '@qingyuan/contract/tips';
import { possibleActions } from '@qingyuan/core/workflow/workflow';
import { type Actor, ALLOWED, hasRole, refused, type Verdict } from '../../platform/access/actor.ts';
import { tipWorkflow } from './tips.workflow.ts';

export const SEE_TIPS: readonly Role[] = ['joint_office', 'market_officer', 'police_officer', 'agency_head', 'leader'];
export const HANDLE_TIPS: readonly Role[] = ['joint_office', 'market_officer'];
/** Who may ask for a reporter's identity, one at a time and for a purpose; another must agree. */
export const REVEAL_CONTACT: readonly Role[] = ['joint_office'];

/** What the policies ask of a tip. */
export interface TipSubject {
  readonly state: TipState;
  /** The reporter has a receipt and reads answers at the tip line. */
  readonly canReply: boolean;
  readonly hasContact: boolean;
}

/** Writing to the reporter needs someone who can read it. */
export function mayWrite(actor: Actor, tip: TipSubject): Verdict {
  if (!hasRole(actor, ...HANDLE_TIPS)) return refused('role-missing');
  return tip.canReply ? ALLOWED : refused('no-receipt');
}

export function mayReveal(actor: Pick<Actor, 'roles'>, tip: TipSubject): Verdict {
  if (!hasRole(actor, ...REVEAL_CONTACT)) return refused('role-missing');
  return tip.hasContact ? ALLOWED : refused('no-contact');
}

const WRITES: readonly TipAction[] = ['ask', 'follow-up'];

/** What the actor may do to the tip now. */
export function possibleTipActs(actor: Actor, tip: TipSubject): string[] {
  const acts = possibleActions(tipWorkflow, { state: tip.state, roles: actor.roles }).filter(
    (act) => !WRITES.includes(act) || mayWrite(actor, tip).allowed,
  );
  return mayReveal(actor, tip).allowed ? [...acts, 'ask-identity'] : [...acts];
}

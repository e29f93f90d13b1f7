import type { RewardAction, RewardState } from '@qingyuan/contract/rewards';
import type { Role } from '@qingyuan/contract/roles';
import { decideStep } from '@qingyuan/core/workflow/workflow';
import { type Actor, ALLOWED, hasRole, refused, type Verdict } from '../../platform/access/actor.ts';
import { rewardWorkflow } from './rewards.workflow.ts';

/** Only those who handle rewards; the officers of the case are not among them. */
export const SEE_REWARDS: readonly Role[] = ['joint_office', 'legal_officer', 'agency_head'];
export const HANDLE_REWARDS: readonly Role[] = ['joint_office'];

/** What the policies ask of a reward. */
export interface RewardSubject {
  readonly state: RewardState;
  readonly agencyArea: string;
  readonly eligible: boolean | null;
  readonly financeNeeded: boolean;
  readonly proposedBy: string | null;
  readonly reviewedBy: string | null;
  readonly checkedBy: string | null;
  readonly way: 'code' | 'identity' | 'account' | null;
  /** The reporter has a receipt code. */
  readonly canReply: boolean;
  /** The time to collect has passed. */
  readonly overdue: boolean;
}

/** Heads and lawyers of the police see nothing of rewards: only transferred cases are theirs. */
export function maySee(actor: Pick<Actor, 'roles' | 'agency'>): Verdict {
  return hasRole(actor, ...SEE_REWARDS) && actor.agency.kind !== 'police' ? ALLOWED : refused('role-missing');
}

/** Role, own agency for the head's acts, separation of duties, and what the act needs of the record. */
export function mayMove(action: RewardAction) {
  return (actor: Actor, reward: RewardSubject): Verdict => {
    const { roles } = rewardWorkflow.actions[action];
    if (!hasRole(actor, ...(roles as readonly Role[])) || actor.agency.kind === 'police')
      return refused('role-missing');
    if (roles.includes('agency_head') && actor.areaCode !== reward.agencyArea) return refused('not-this-agency');
    if (notBy(action, reward).includes(actor.userId)) return refused('separation-of-duties');
    const missing = NEEDS[action]?.(reward);
    return missing === undefined ? ALLOWED : refused(missing);
  };
}

function notBy(action: RewardAction, reward: RewardSubject): readonly (string | null)[] {
  return NOT_BY[action]?.(reward) ?? [];
}

/** Who may not do the act because of what he did before. */
const NOT_BY: Readonly<Partial<Record<RewardAction, (reward: RewardSubject) => readonly (string | null)[]>>> = {
  'pass-review': ({ proposedBy }) => [proposedBy],
  'return-review': ({ proposedBy }) => [proposedBy],
  approve: ({ proposedBy, reviewedBy }) => [proposedBy, reviewedBy],
  refuse: ({ proposedBy, reviewedBy }) => [proposedBy, reviewedBy],
  pay: ({ checkedBy }) => [checkedBy],
};

/** What is missing for the act, beside its state. */
const NEEDS: Readonly<Partial<Record<RewardAction, (reward: RewardSubject) => string | undefined>>> = {
  approve: ({ eligible, financeNeeded, state }) => {
    if (eligible !== true) return 'not-eligible';
    return financeNeeded && state === 'reviewed' ? 'finance-first' : undefined;
  },
  'agree-finance': financeAsked,
  'refuse-finance': financeAsked,
  'check-code': ({ canReply }) => (canReply ? undefined : 'no-receipt'),
  'check-identity': ({ canReply }) => (canReply ? 'has-receipt' : undefined),
  expire: ({ overdue }) => (overdue ? undefined : 'not-overdue'),
};

function financeAsked({ financeNeeded }: RewardSubject): string | undefined {
  return financeNeeded ? undefined : 'no-finance-needed';
}

/** The account is shown to the office while it is to be paid to. */
export function mayRevealAccount(actor: Actor, reward: RewardSubject): Verdict {
  if (!hasRole(actor, ...HANDLE_REWARDS)) return refused('role-missing');
  const open = reward.state === 'account_given' || (reward.state === 'collecting' && reward.way === 'account');
  return open ? ALLOWED : refused('no-account');
}

/** What the actor may do to the reward now. */
export function possibleRewardActs(actor: Actor, reward: RewardSubject): string[] {
  const acts = (Object.keys(rewardWorkflow.actions) as RewardAction[]).filter(
    (action) =>
      decideStep(rewardWorkflow, { state: reward.state, roles: actor.roles }, action).possible &&
      mayMove(action)(actor, reward).allowed,
  );
  return mayRevealAccount(actor, reward).allowed ? [...acts, 'reveal-account'] : acts;
}

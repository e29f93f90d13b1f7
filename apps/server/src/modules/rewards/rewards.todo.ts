import type { RewardState } from '@qingyuan/contract/rewards';
import type { Role } from '@qingyuan/contract/roles';
import type { ToDo } from '@qingyuan/contract/todo';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { firstDue } from '../../platform/deadlines/clock-state.ts';
import { listClocksOfAll, type Reckoning } from '../../platform/deadlines/deadlines.ts';
import { maySee } from './rewards.policy.ts';
import { listRewards, type Reward } from './rewards.sql.ts';

const TODO_SHOWN = 100;

/** Whose turn it is in which state. */
const WAITS_FOR: readonly (readonly [Role, readonly RewardState[]])[] = [
  ['joint_office', ['due', 'returned', 'approved', 'account_given', 'collecting']],
  ['legal_officer', ['proposed']],
  ['agency_head', ['reviewed', 'finance_agreed', 'appealed', 'amount_appealed']],
];

/** Rewards that wait for the actor's next act; for the office also those whose time to collect has run out. */
export async function listRewardsToDo(
  db: ScopedDb,
  scope: Scope,
  of: Reckoning & { readonly actor: Actor },
): Promise<ToDo[]> {
  const { actor } = of;
  if (!maySee(actor).allowed) return [];
  const own = WAITS_FOR.filter(([role]) => hasRole(actor, role)).flatMap(([, states]) => states);
  const office = hasRole(actor, 'joint_office');
  const states: readonly RewardState[] = office ? [...own, 'notified', 'reviewed'] : own;
  const { rows } = await listRewards(db, scope, { states, page: 1, size: TODO_SHOWN });
  const clocks = await listClocksOfAll(db, scope, { ...of, type: 'reward', ids: rows.map(({ id }) => id) });
  return rows
    .map((reward) => ({ reward, due: firstDue(clocks.get(reward.id) ?? []) }))
    .filter(({ reward, due }) => own.includes(reward.state) || needsOffice(reward, due.dueState === 'overdue'))
    .filter(({ reward }) => mine(reward, actor))
    .map(({ reward, due }) => ({
      kind: 'reward' as const,
      id: reward.id,
      title: reward.title,
      state: reward.state,
      at: reward.openedAt.toISOString(),
      ...due,
    }));
}

/** Uncollected in time, or the finance department has to be asked. */
function needsOffice({ state, financeNeeded }: Reward, overdue: boolean): boolean {
  return (state === 'notified' && overdue) || (state === 'reviewed' && financeNeeded);
}

/** A head sees those of the own agency; a reviewed one that needs the finance department waits for the office first. */
function mine(reward: Reward, actor: Actor): boolean {
  const onlyHead = hasRole(actor, 'agency_head') && !hasRole(actor, 'joint_office', 'legal_officer');
  if (!onlyHead) return true;
  return reward.agencyArea === actor.areaCode && !(reward.state === 'reviewed' && reward.financeNeeded);
}

import type { RewardAction } from '@qingyuan/contract/rewards';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { CommandContext } from '../../platform/command/command.ts';
import { requireStep } from '../../platform/command/step.ts';
import { listClocks, moveClocks } from '../../platform/deadlines/deadlines.ts';
import { tellReporter } from '../tips/index.ts';
import type { RewardSubject } from './rewards.policy.ts';
import { changeReward, lockReward, type Reward, type RewardChange } from './rewards.sql.ts';
import { rewardWorkflow } from './rewards.workflow.ts';
import { sourceOfCase, type Source } from './sources.ts';

/** A reward with what policies and steps need around it. */
export interface Loaded extends RewardSubject {
  readonly reward: Reward;
  readonly source: Source;
  readonly tip: Source['tips'][number];
}

type Reading = Pick<CommandContext, 'db' | 'scope'> & {
  readonly law: CommandContext['services']['law'];
  readonly now: Date;
};

/** Puts the case and the tips around a reward. */
export async function around({ db, scope, law, now }: Reading, reward: Reward): Promise<Loaded> {
  const source = await sourceOfCase(db, scope, reward.caseId);
  const tip = source.tips.find(({ id }) => id === reward.tipId);
  if (tip === undefined) throw new Error(`reward ${reward.id}: its tip is none of the case's any more`);
  const clocks = await listClocks(db, scope, { law, now, subject: { type: 'reward', id: reward.id } });
  const overdue = clocks.some(({ ruleId, state }) => ruleId === 'reward-collection' && state === 'overdue');
  return { ...reward, reward, source, tip, canReply: tip.canReply, overdue };
}

/** The reward, locked. */
export async function load(ctx: CommandContext, id: string): Promise<Loaded> {
  const { db, scope, services, now } = ctx;
  return around({ db, scope, law: services.law, now }, await lockReward(db, scope, id));
}

export interface Step {
  readonly action: RewardAction;
  readonly change?: Omit<RewardChange, 'state'>;
  readonly reason?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>>;
  /** What the reporter reads, where there is a receipt. */
  readonly tell?: string | undefined;
}

/** Takes the step of the workflow: state, clocks, word to the reporter, time line of the reward alone. */
export async function takeStep(ctx: CommandContext, { reward, tip }: Loaded, step: Step) {
  const { db, scope, actor, now } = ctx;
  const state = requireStep(rewardWorkflow, { state: reward.state, roles: actor.roles }, step.action);
  await changeReward(db, scope, reward.id, { state, ...step.change });
  const subject = { type: 'reward', id: reward.id };
  await moveClocks(ctx, rewardWorkflow.actions[step.action], { subject, area: reward.areaCode, now });
  if (step.tell !== undefined && tip.canReply) await tellReporter(ctx, { tipId: tip.id, text: step.tell });
  return {
    result: { id: reward.id, state },
    area: reward.areaCode,
    // Never the case, the lead or the tip: their time lines are read by others.
    streams: [subject],
    ...(step.reason === undefined ? {} : { reason: step.reason }),
    ...(step.data === undefined ? {} : { data: step.data }),
  };
}

/** The last day to collect; undefined while the calendar does not reach that far. */
export async function lastDay(
  { db, scope, services, now }: CommandContext,
  rewardId: string,
): Promise<string | undefined> {
  const subject = { type: 'reward', id: rewardId };
  const clocks = await listClocks(db, scope, { law: services.law, now, subject });
  const due = clocks.findLast(({ ruleId, stoppedAt }) => ruleId === 'reward-collection' && stoppedAt === null)?.dueAt;
  return due == null ? undefined : shanghaiDate(Date.parse(due));
}

import * as contract from '@qingyuan/contract/rewards';
import type { RewardAction } from '@qingyuan/contract/rewards';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { z } from 'zod';
import { conflict, invalid } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { mayMove } from './rewards.policy.ts';
import { collectUntil, noticeText } from './rewards.rules.ts';
import { sumElsewhere } from './rewards.sql.ts';
import { lastDay, load, type Loaded, takeStep } from './take-step.ts';
import { tellReporter } from '../tips/index.ts';

const AtReward = z.object({ id: z.uuid() });
const Reason = contract.passReview.body.shape.reason;

/** A command that only takes the step, with a reason. */
function plainStep(action: RewardAction) {
  return command({
    name: `reward.${action}`,
    input: AtReward.extend({ reason: Reason }),
    load: (ctx, input) => load(ctx, input.id),
    policy: (actor, loaded) => mayMove(action)(actor, loaded),
    run: (ctx, loaded, { reason }) => takeStep(ctx, loaded, { action, reason }),
  });
}

/** A step whose answer the reporter may read. */
function answeredStep(action: RewardAction) {
  return command({
    name: `reward.${action}`,
    input: AtReward.extend(contract.keepAmount.body.shape),
    load: (ctx, input) => load(ctx, input.id),
    policy: (actor, loaded) => mayMove(action)(actor, loaded),
    run: (ctx, loaded, { reason, answer }) => takeStep(ctx, loaded, { action, reason, tell: answer }),
  });
}

export const passReview = command({
  name: 'reward.pass-review',
  input: AtReward.extend(contract.passReview.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('pass-review')(actor, loaded),
  run: (ctx, loaded, { reason }) =>
    takeStep(ctx, loaded, { action: 'pass-review', reason, change: { reviewedBy: ctx.actor.userId } }),
});

/** Checks once more that this conduct is not rewarded twice: others may have been decided meanwhile. */
export const approveReward = command({
  name: 'reward.approve',
  input: AtReward.extend(contract.approveReward.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('approve')(actor, loaded),
  run: async (ctx, loaded, { reason }) => {
    const { amountFen, totalFen, caseId, id } = loaded.reward;
    const elsewhere = await sumElsewhere(ctx.db, ctx.scope, { caseId, but: id });
    if (elsewhere + (amountFen ?? 0) > (totalFen ?? 0))
      throw conflict('already-rewarded', '同一违法行为的其他举报已决定奖励，加上本笔超过总额，请退回重新计算。');
    return takeStep(ctx, loaded, { action: 'approve', reason, data: { amountFen } });
  },
});

/** Writes the notice into the conversation of the receipt, or keeps how a reporter without one was told. */
export const notifyReporter = command({
  name: 'reward.notify',
  input: AtReward.extend(contract.notifyReporter.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('notify')(actor, loaded),
  run: async (ctx, loaded, { how }) => {
    if (!loaded.canReply && how === undefined)
      throw invalid('how-missing', '举报人没有回执码，请写明怎样告知。', [{ path: 'how', message: '请写明怎样告知' }]);
    const outcome = await takeStep(ctx, loaded, { action: 'notify', reason: how });
    await tellAmount(ctx, loaded);
    return outcome;
  },
});

async function tellAmount(ctx: CommandContext, { reward, tip }: Loaded): Promise<void> {
  if (!tip.canReply || reward.amountFen === null) return;
  const rule = ctx.services.law.clock('reward-collection', shanghaiDate(ctx.now.getTime()));
  const until = collectUntil(tip.locale, await lastDay(ctx, reward.id), rule);
  const text = noticeText({ locale: tip.locale, amountFen: reward.amountFen, until });
  await tellReporter(ctx, { tipId: tip.id, text });
}

export const returnReview = plainStep('return-review');
export const agreeFinance = plainStep('agree-finance');
export const refuseFinance = plainStep('refuse-finance');
export const expireReward = plainStep('expire');
export const appealReward = plainStep('appeal');
export const appealAmount = plainStep('appeal-amount');
export const refuseReward = answeredStep('refuse');
export const upholdAppeal = answeredStep('uphold-appeal');
export const rejectAppeal = answeredStep('reject-appeal');
export const keepAmount = answeredStep('keep-amount');

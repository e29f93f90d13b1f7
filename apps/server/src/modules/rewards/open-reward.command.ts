import { randomUUID } from 'node:crypto';
import { openReward as endpoint } from '@qingyuan/contract/rewards';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { orderArrivals } from '@qingyuan/core/rewards/arrival';
import { z } from 'zod';
import { anyOf, followsOnly } from '../../platform/access/actor.ts';
import { conflict } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { startClock } from '../../platform/deadlines/deadlines.ts';
import type { Follower } from '../../platform/events/dispatcher.ts';
import type { RewardedTip } from '../tips/index.ts';
import { HANDLE_REWARDS } from './rewards.policy.ts';
import { findRewardOfTip, insertReward } from './rewards.sql.ts';
import { isRewardable, type Source, sourceOfCase, sourceOfTip } from './sources.ts';

/** Opens the rewards of a case that was closed with a penalty or handed over: of the tips received first. */
export const openRewardsOfCase = command({
  name: 'reward.open-for-case',
  input: z.object({ caseId: z.uuid() }),
  load: ({ db, scope }, { caseId }) => sourceOfCase(db, scope, caseId),
  policy: followsOnly,
  run: async (ctx, source) => {
    const ids: string[] = [];
    for (const tip of isRewardable(source.kase) ? firstTips(ctx, source.tips) : []) {
      if ((await findRewardOfTip(ctx.db, ctx.scope, tip.id)) !== undefined) continue;
      const id = randomUUID();
      await open(ctx, { id, tip, source });
      ids.push(id);
    }
    const streams = ids.map((id) => ({ type: 'reward', id }));
    return { result: { ids }, area: source.tips[0]?.areaCode ?? ctx.scope.area, streams };
  },
});

/** Opens the reward of one tip by hand: a later one, or of a case decided but not closed yet. */
export const openReward = command({
  name: 'reward.open',
  input: endpoint.params.extend(endpoint.body.shape),
  load: async ({ db, scope }, { id }) => ({
    source: await sourceOfTip(db, scope, id),
    before: await findRewardOfTip(db, scope, id),
  }),
  policy: anyOf(...HANDLE_REWARDS),
  run: async (ctx, { source, before }, input) => {
    const tip = source?.tips.find(({ id }) => id === input.id);
    if (source === undefined || tip === undefined || !isRewardable(source.kase))
      throw conflict('case-not-decided', '举报所涉案件尚未作出处罚决定或者移送公安机关，还不能启动奖励。');
    if (before !== undefined) throw conflict('reward-exists', '该举报的奖励已经启动，请刷新后再看。');
    await open(ctx, { id: input.rewardId, tip, source });
    return {
      result: { id: input.rewardId, state: 'due' as const },
      area: tip.areaCode,
      streams: [{ type: 'reward', id: input.rewardId }],
    };
  },
});

/** By the sharing rule of the most local scheme; without a scheme in force there is nothing to open by itself. */
function firstTips({ services }: CommandContext, tips: readonly RewardedTip[]): readonly RewardedTip[] {
  const [earliest] = tips;
  if (earliest === undefined) return [];
  const [scheme] = services.law.rewardSchemes(earliest.areaCode, shanghaiDate(earliest.receivedAt.getTime()));
  if (scheme === undefined) return [];
  const arrivals = tips.map(({ id, receivedAt }) => ({ id, at: receivedAt.getTime() }));
  const order = orderArrivals(arrivals, scheme.sharing.simultaneousMinutes);
  const first = new Set(order.filter((one) => one.first).map(({ id }) => id));
  return tips.filter(({ id }) => first.has(id));
}

async function open(
  ctx: CommandContext,
  { id, tip, source }: { readonly id: string; readonly tip: RewardedTip; readonly source: Source },
): Promise<void> {
  const { db, scope, now } = ctx;
  await insertReward(db, scope, {
    id,
    areaCode: tip.areaCode,
    agencyArea: source.kase.agencyArea,
    tipId: tip.id,
    caseId: source.kase.id,
    title: tip.title,
    openedAt: now,
  });
  const subject = { type: 'reward', id };
  await startClock(ctx, { ruleId: 'reward-start', subject, area: tip.areaCode, startedAt: now });
}

export const rewardFollowers: readonly Follower[] = ['case.closed', 'case.handed-over'].map((event) => ({
  event,
  command: openRewardsOfCase,
  input: ({ caseId }) => ({ caseId }),
}));

import type { listRewards as listEndpoint, RewardArrival, RewardDetail, RewardRow } from '@qingyuan/contract/rewards';
import type { Clock } from '@qingyuan/contract/clocks';
import type { ParsedInput } from '@qingyuan/contract/endpoint';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { firstDue } from '../../platform/deadlines/clock-state.ts';
import { listClocks, listClocksOfAll } from '../../platform/deadlines/deadlines.ts';
import type { Law } from '../../platform/law/law.ts';
import { listActions } from '../../platform/timeline/timeline.sql.ts';
import { findProposal, type Proposal } from './proposals.sql.ts';
import { HANDLE_REWARDS, maySee, possibleRewardActs } from './rewards.policy.ts';
import { MOST_TRIES, rewardNumber } from './rewards.rules.ts';
import {
  findRewardOfTip,
  getReward,
  listRewards,
  listRewardsOfCase,
  type Reward,
  sumElsewhere,
} from './rewards.sql.ts';
import { isRewardable, sourceOfTip, type Source } from './sources.ts';
import { around } from './take-step.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;

interface Known {
  readonly law: Law;
  readonly now: Date;
  readonly actor: Actor;
}

export function rewardsPage(
  { state, ...query }: ParsedInput<typeof listEndpoint>['query'],
  known: Known,
): Read<{ total: number; rows: RewardRow[] }> {
  return async (db, scope) => {
    if (!maySee(known.actor).allowed) return { total: 0, rows: [] };
    const filter = { ...query, states: state === undefined ? undefined : [state] };
    const { total, rows } = await listRewards(db, scope, filter);
    const clocks = await listClocksOfAll(db, scope, { ...known, type: 'reward', ids: rows.map(({ id }) => id) });
    return { total, rows: rows.map((reward) => toRow(reward, clocks.get(reward.id) ?? [])) };
  };
}

/** Says no more than whether there is a reward, and only to those who handle rewards. */
export function rewardOfTip(tipId: string, actor: Actor): Read<{ rewardId: string | null; mayOpen: boolean }> {
  return async (db, scope) => {
    if (!maySee(actor).allowed) throw notFound('该奖励');
    const found = await findRewardOfTip(db, scope, tipId);
    if (found !== undefined) return { rewardId: found.id, mayOpen: false };
    const source = hasRole(actor, ...HANDLE_REWARDS) ? await sourceOfTip(db, scope, tipId) : undefined;
    return { rewardId: null, mayOpen: source !== undefined && isRewardable(source.kase) };
  };
}

export function rewardInFull(id: string, known: Known): Read<{ data: RewardDetail; can: string[] }> {
  return async (db, scope) => {
    const reward = await getReward(db, scope, id);
    // Not to be told from one that does not exist.
    if (!maySee(known.actor).allowed) throw notFound('该奖励');
    const subject = { type: 'reward', id };
    const clocks = await listClocks(db, scope, { ...known, subject });
    const loaded = await around({ db, scope, ...known }, reward);
    const { tip, source } = loaded;
    const proposal = await findProposal(db, scope, id);
    const siblings = await listRewardsOfCase(db, scope, reward.caseId);
    const data: RewardDetail = {
      ...toRow(reward, clocks),
      tip: {
        id: tip.id,
        channel: tip.channel,
        receivedAt: tip.receivedAt.toISOString(),
        named: tip.named,
        canReply: tip.canReply,
      },
      case: caseOf(source),
      arrivals: arrivals(source, reward, siblings),
      schemes: [...known.law.rewardSchemes(tip.areaCode, shanghaiDate(tip.receivedAt.getTime()))],
      decidedElsewhereFen: await sumElsewhere(db, scope, { caseId: reward.caseId, but: id }),
      proposal: proposal === undefined ? null : presentProposal(proposal),
      collection: collection(reward),
      clocks: [...clocks],
      timeline: await listActions(db, scope, subject),
    };
    return { data, can: possibleRewardActs(known.actor, loaded) };
  };
}

function toRow(reward: Reward, clocks: readonly Clock[]): RewardRow {
  const { id, title, areaCode, areaName, state, amountFen } = reward;
  const openedAt = reward.openedAt.toISOString();
  return { id, number: rewardNumber(id), title, areaCode, areaName, state, amountFen, openedAt, ...firstDue(clocks) };
}

function caseOf({ kase }: Source): RewardDetail['case'] {
  const { id, number, title, state, outcome } = kase;
  return { id, number, title, state, outcome };
}

function arrivals({ tips }: Source, reward: Reward, siblings: readonly Reward[]): RewardArrival[] {
  return tips.map((tip) => {
    const its = siblings.find(({ tipId }) => tipId === tip.id);
    return {
      tipId: tip.id,
      title: tip.title,
      receivedAt: tip.receivedAt.toISOString(),
      own: tip.id === reward.tipId,
      rewardId: its?.id ?? null,
      rewardState: its?.state ?? null,
    };
  });
}

function presentProposal({ at, ...proposal }: Proposal): NonNullable<RewardDetail['proposal']> {
  return { ...proposal, at: at.toISOString() };
}

function collection(reward: Reward): RewardDetail['collection'] {
  const { hasPin, wrongTries, hasAccount, way, checkedName, means, voucher, paidAt, paidName } = reward;
  return {
    hasPin,
    triesLeft: MOST_TRIES - wrongTries,
    hasAccount,
    way,
    checkedBy: checkedName,
    means,
    voucher,
    paidAt: paidAt?.toISOString() ?? null,
    paidBy: paidName,
  };
}

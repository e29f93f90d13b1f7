import { findRewardOfTip, getReward, listRewards, RewardState } from '@qingyuan/contract/rewards';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import type { ListState } from '../../lists/list-search.ts';

export const rewardsQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['rewards', values, page, size],
    queryFn: ({ signal }) => {
      const { text, area } = values;
      const state = RewardState.safeParse(values['state']).data;
      return call(listRewards, { query: { page, size, text, area, state }, signal });
    },
    placeholderData: keepPreviousData,
  });

export const rewardQuery = (id: string) =>
  queryOptions({ queryKey: ['reward', id], queryFn: ({ signal }) => call(getReward, { params: { id }, signal }) });

/** Asked only for those who handle rewards: others are refused. */
export const rewardOfTipQuery = (tipId: string) =>
  queryOptions({
    queryKey: ['reward-of-tip', tipId],
    queryFn: ({ signal }) => call(findRewardOfTip, { params: { id: tipId }, signal }),
  });

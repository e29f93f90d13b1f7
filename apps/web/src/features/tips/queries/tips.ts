import { listTips, TipChannel, TipKind, TipState } from '@qingyuan/contract/tips';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const tipsQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['tips', values, page, size],
    queryFn: ({ signal }) => {
      const { text, area, receivedFrom, receivedTo } = values;
      const state = TipState.safeParse(values['state']).data;
      const channel = TipChannel.safeParse(values['channel']).data;
      const kind = TipKind.safeParse(values['kind']).data;
      return call(listTips, {
        query: { page, size, text, area, state, channel, kind, receivedFrom, receivedTo },
        signal,
      });
    },
    placeholderData: keepPreviousData,
  });

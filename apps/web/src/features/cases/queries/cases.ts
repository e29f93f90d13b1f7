import { listCases, CaseState } from '@qingyuan/contract/cases';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const casesQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['cases', values, page, size],
    queryFn: ({ signal }) => {
      const { text, area, mine, openedFrom, openedTo } = values;
      const state = CaseState.safeParse(values['state']).data;
      return call(listCases, { query: { page, size, text, state, area, mine, openedFrom, openedTo }, signal });
    },
    placeholderData: keepPreviousData,
  });

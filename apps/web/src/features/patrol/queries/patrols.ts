import { getPatrol, listPatrols } from '@qingyuan/contract/patrol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const patrolsQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['patrols', values, page, size],
    queryFn: ({ signal }) => {
      const { text, area, beganFrom, beganTo } = values;
      return call(listPatrols, { query: { page, size, text, area, beganFrom, beganTo }, signal });
    },
    placeholderData: keepPreviousData,
  });

export const patrolQuery = (id: string) =>
  queryOptions({ queryKey: ['patrol', id], queryFn: ({ signal }) => call(getPatrol, { params: { id }, signal }) });

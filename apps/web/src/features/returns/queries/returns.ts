import { listReturns } from '@qingyuan/contract/statistics';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const returnsQuery = (month: string) =>
  queryOptions({
    queryKey: ['returns', month],
    queryFn: ({ signal }) => call(listReturns, { query: { month }, signal }),
    placeholderData: keepPreviousData,
  });

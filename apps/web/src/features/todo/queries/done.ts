import { listDone } from '@qingyuan/contract/todo';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const doneQuery = (query: { readonly page: number; readonly size: number }) =>
  queryOptions({
    queryKey: ['done', query],
    queryFn: ({ signal }) => call(listDone, { query, signal }),
    placeholderData: keepPreviousData,
  });

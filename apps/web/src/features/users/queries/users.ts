import { listUsers } from '@qingyuan/contract/jurisdictions';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const usersQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['users', values, page, size],
    queryFn: ({ signal }) => call(listUsers, { query: { page, size, text: values['text'] }, signal }),
    placeholderData: keepPreviousData,
  });

import { searchAccounts } from '@qingyuan/contract/scheme-accounts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const searchQuery = (id: string, q: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'search', q],
    queryFn: ({ signal }) => call(searchAccounts, { params: { id }, query: { q }, signal }),
  });

import { getAccount } from '@qingyuan/contract/scheme-accounts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const accountQuery = (id: string, index: number) =>
  queryOptions({
    queryKey: ['scheme', id, 'account', index],
    queryFn: ({ signal }) => call(getAccount, { params: { id, index }, signal }),
  });

import { listRules } from '@qingyuan/contract/rules';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

/** The law data changes with a new installation only. */
export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => call(listRules, { signal }),
  staleTime: 3_600_000,
});

import { listAgencies } from '@qingyuan/contract/jurisdictions';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => call(listAgencies, { signal }),
  staleTime: 300_000,
});

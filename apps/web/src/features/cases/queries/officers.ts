import { listCaseOfficers } from '@qingyuan/contract/cases';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const officersQuery = queryOptions({
  queryKey: ['case-officers'],
  queryFn: ({ signal }) => call(listCaseOfficers, { signal }),
  staleTime: 300_000,
});

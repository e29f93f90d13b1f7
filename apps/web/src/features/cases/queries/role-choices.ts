import { listRoleChoices } from '@qingyuan/contract/persons';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const roleChoicesQuery = queryOptions({
  queryKey: ['person-roles'],
  queryFn: ({ signal }) => call(listRoleChoices, { signal }),
  staleTime: 3_600_000,
});

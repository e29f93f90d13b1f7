import { listResponsibilities } from '@qingyuan/contract/jurisdictions';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const responsibilitiesQuery = queryOptions({
  queryKey: ['responsibilities'],
  queryFn: ({ signal }) => call(listResponsibilities, { signal }),
});

import { listAreas } from '@qingyuan/contract/jurisdictions';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.ts';

/** Areas directly below one; without a parent the top of the user's own jurisdiction. They change with decrees, not with hours. */
export const areasQuery = (parent: string | undefined) =>
  queryOptions({
    queryKey: ['areas', parent ?? 'top'],
    queryFn: ({ signal }) => call(listAreas, { query: { parent }, signal }),
    staleTime: 3_600_000,
  });

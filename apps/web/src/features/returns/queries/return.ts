import { getReturn } from '@qingyuan/contract/statistics';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const returnQuery = (area: string, month: string) =>
  queryOptions({
    queryKey: ['return', area, month],
    queryFn: ({ signal }) => call(getReturn, { params: { area, month }, signal }),
  });

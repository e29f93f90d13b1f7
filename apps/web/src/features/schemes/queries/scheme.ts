import { getScheme } from '@qingyuan/contract/schemes';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const schemeQuery = (id: string) =>
  queryOptions({ queryKey: ['scheme', id], queryFn: ({ signal }) => call(getScheme, { params: { id }, signal }) });

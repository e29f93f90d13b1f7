import { getTip } from '@qingyuan/contract/tips';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const tipQuery = (id: string) =>
  queryOptions({ queryKey: ['tip', id], queryFn: ({ signal }) => call(getTip, { params: { id }, signal }) });

import { getLead } from '@qingyuan/contract/leads';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const leadQuery = (id: string) =>
  queryOptions({ queryKey: ['lead', id], queryFn: ({ signal }) => call(getLead, { params: { id }, signal }) });

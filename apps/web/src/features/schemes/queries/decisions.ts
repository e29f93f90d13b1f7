import { listSchemeDecisions } from '@qingyuan/contract/scheme-decisions';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const decisionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'decisions'],
    queryFn: ({ signal }) => call(listSchemeDecisions, { params: { id }, signal }),
  });

import { listChoices } from '@qingyuan/contract/scheme-choices';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const choicesQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'choices'],
    queryFn: ({ signal }) => call(listChoices, { params: { id }, signal }),
  });

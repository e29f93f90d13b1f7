import { listToDo } from '@qingyuan/contract/todo';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

/** What waits for me; looked at again each minute, so that the bell is right. */
export const toDoQuery = queryOptions({
  queryKey: ['todo'],
  queryFn: ({ signal }) => call(listToDo, { signal }),
  refetchInterval: 60_000,
});

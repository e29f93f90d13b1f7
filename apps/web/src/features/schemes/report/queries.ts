import { getReportOutline, listRepeats } from '@qingyuan/contract/scheme-report';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import { isUnderWay } from '../queries/job.ts';

const EVERY_MS = 1500;

export const outlineQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'report'],
    queryFn: ({ signal }) => call(getReportOutline, { params: { id }, signal }),
  });

/** Asked again until none is under way. */
export const repeatsQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'repeats'],
    queryFn: ({ signal }) => call(listRepeats, { params: { id }, signal }),
    refetchInterval: ({ state: { data = [] } }) => (data.some(({ state }) => isUnderWay(state)) ? EVERY_MS : false),
  });

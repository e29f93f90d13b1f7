import { getJob, type JobState } from '@qingyuan/contract/jobs';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

const EVERY_MS = 700;

export function isUnderWay(state: JobState): boolean {
  return state === 'queued' || state === 'running';
}

/** Asked again until the work has ended. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => call(getJob, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined || isUnderWay(data.state) ? EVERY_MS : false),
  });

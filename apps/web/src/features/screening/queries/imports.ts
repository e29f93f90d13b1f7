import { getImport, listImports, type ScreeningImport } from '@qingyuan/contract/screening';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

const EVERY_MS = 800;

export function isUnderWay({ job }: Pick<ScreeningImport, 'job'>): boolean {
  return job.state === 'queued' || job.state === 'running';
}

export const importsQuery = ({ page, size }: ListState) =>
  queryOptions({
    queryKey: ['screening-imports', page, size],
    queryFn: ({ signal }) => call(listImports, { query: { page, size }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.rows.some(isUnderWay) === true ? 2 * EVERY_MS : false),
    placeholderData: keepPreviousData,
  });

/** Asked again until its work has ended. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['screening-import', id],
    queryFn: ({ signal }) => call(getImport, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined || isUnderWay(data.data) ? EVERY_MS : false),
  });

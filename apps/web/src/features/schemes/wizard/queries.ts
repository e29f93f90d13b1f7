import { getSourceCheck, listColumnValues, listMappingProfiles } from '@qingyuan/contract/scheme-import';
import type { TextEncoding } from '@qingyuan/contract/scheme-source';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export interface ColumnAt {
  readonly evidenceId: string;
  readonly encoding: TextEncoding | undefined;
  readonly table: string;
  readonly column: string;
}

/** The values of a column; the file never changes. */
export const columnValuesQuery = ({ evidenceId, ...query }: ColumnAt) =>
  queryOptions({
    queryKey: ['scheme-source-values', evidenceId, query.encoding, query.table, query.column],
    queryFn: ({ signal }) => call(listColumnValues, { params: { evidenceId }, query, signal }),
    enabled: query.column !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const mappingProfilesQuery = queryOptions({
  queryKey: ['scheme-mapping-profiles'],
  queryFn: ({ signal }) => call(listMappingProfiles, { signal }),
});

/** What a finished check found; it never changes. */
export const sourceCheckQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['scheme-source-check', jobId],
    queryFn: ({ signal }) => call(getSourceCheck, { params: { jobId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

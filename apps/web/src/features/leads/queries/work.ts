import { listAnalyses } from '@qingyuan/contract/lead-analyses';
import { listDuplicates } from '@qingyuan/contract/lead-duplicates';
import { listHandOvers } from '@qingyuan/contract/lead-hand-overs';
import { getLeadWork } from '@qingyuan/contract/lead-work';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const workQuery = (id: string) =>
  queryOptions({ queryKey: ['leadWork', id], queryFn: ({ signal }) => call(getLeadWork, { params: { id }, signal }) });

export const duplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['leadDuplicates', id],
    queryFn: ({ signal }) => call(listDuplicates, { params: { id }, signal }),
  });

export const analysesQuery = (id: string) =>
  queryOptions({
    queryKey: ['leadAnalyses', id],
    queryFn: ({ signal }) => call(listAnalyses, { params: { id }, signal }),
  });

export const handOversQuery = (of: { readonly lead?: string; readonly open?: 'true' }) =>
  queryOptions({
    queryKey: ['leadHandOvers', of],
    queryFn: ({ signal }) => call(listHandOvers, { query: of, signal }),
  });

import { lateLeads, mapLeads } from '@qingyuan/contract/lead-overview';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const lateQuery = (of: { readonly area?: string; readonly officer?: string }) =>
  queryOptions({ queryKey: ['lateLeads', of], queryFn: ({ signal }) => call(lateLeads, { query: of, signal }) });

export const mapQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: ['leadMap', area],
    queryFn: ({ signal }) => call(mapLeads, { query: area === undefined ? {} : { area }, signal }),
  });

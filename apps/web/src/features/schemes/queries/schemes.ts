import { listSchemes } from '@qingyuan/contract/schemes';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export interface SchemesPage {
  readonly page: number;
  readonly size: number;
  readonly caseId?: string;
}

export const schemesQuery = ({ page, size, caseId }: SchemesPage) =>
  queryOptions({
    queryKey: ['schemes', caseId, page, size],
    queryFn: ({ signal }) => call(listSchemes, { query: { page, size, caseId }, signal }),
    placeholderData: keepPreviousData,
  });

import { listFindings } from '@qingyuan/contract/scheme-findings';
import { FindingKind } from '@qingyuan/contract/schemes';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const findingsQuery = (id: string, { values, page, size }: Pick<ListState, 'values' | 'page' | 'size'>) =>
  queryOptions({
    queryKey: ['scheme', id, 'findings', values['kind'], page, size],
    queryFn: ({ signal }) => {
      const kind = FindingKind.safeParse(values['kind']).data;
      return call(listFindings, { params: { id }, query: { kind, page, size }, signal });
    },
    placeholderData: keepPreviousData,
  });

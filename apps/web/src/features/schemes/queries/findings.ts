import { listFindings } from '@qingyuan/contract/scheme-findings';
import { FindingKind, SchemeTree } from '@qingyuan/contract/schemes';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const findingsQuery = (id: string, { values, page, size }: Pick<ListState, 'values' | 'page' | 'size'>) =>
  queryOptions({
    queryKey: ['scheme', id, 'findings', values['tree'], values['kind'], page, size],
    queryFn: ({ signal }) => {
      const kind = FindingKind.safeParse(values['kind']).data;
      const tree = SchemeTree.catch('recommender').parse(values['tree']);
      return call(listFindings, { params: { id }, query: { kind, tree, page, size }, signal });
    },
    placeholderData: keepPreviousData,
  });

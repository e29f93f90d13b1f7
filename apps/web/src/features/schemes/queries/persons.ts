import { listSchemePersons } from '@qingyuan/contract/scheme-thresholds';
import { ThresholdKey } from '@qingyuan/contract/schemes';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export function thresholdOf({ values }: Pick<ListState, 'values'>): ThresholdKey {
  return ThresholdKey.safeParse(values['threshold']).data ?? '30_3';
}

export const personsQuery = (id: string, list: Pick<ListState, 'values' | 'page' | 'size'>) =>
  queryOptions({
    queryKey: ['scheme', id, 'persons', thresholdOf(list), list.page, list.size],
    queryFn: ({ signal }) =>
      call(listSchemePersons, {
        params: { id },
        query: { threshold: thresholdOf(list), page: list.page, size: list.size },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

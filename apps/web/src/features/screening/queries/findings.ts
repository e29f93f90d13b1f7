import { FindingState, getFinding, ListKind, listFindings } from '@qingyuan/contract/screening';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const findingsQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['findings', values, page, size],
    queryFn: ({ signal }) => {
      const { text, area, indicator, importId } = values;
      const state = FindingState.safeParse(values['state']).data;
      const kind = ListKind.safeParse(values['kind']).data;
      return call(listFindings, { query: { page, size, text, area, state, kind, indicator, importId }, signal });
    },
    placeholderData: keepPreviousData,
  });

export const findingQuery = (id: string) =>
  queryOptions({ queryKey: ['finding', id], queryFn: ({ signal }) => call(getFinding, { params: { id }, signal }) });

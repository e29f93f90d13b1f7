import { getPoster, listPosters } from '@qingyuan/contract/tips-posters';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const postersQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['posters', values, page, size],
    queryFn: ({ signal }) => call(listPosters, { query: { page, size, text: values['text'] }, signal }),
    placeholderData: keepPreviousData,
  });

export const posterQuery = (code: string) =>
  queryOptions({ queryKey: ['poster', code], queryFn: ({ signal }) => call(getPoster, { params: { code }, signal }) });

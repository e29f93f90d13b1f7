import {
  getCandidate,
  getExitFigures,
  getThresholdMatrix,
  listSchemePersons,
} from '@qingyuan/contract/scheme-thresholds';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';
import { placeOf } from './persons-place.ts';

export const personsQuery = (id: string, list: Pick<ListState, 'values' | 'page' | 'size'>) => {
  const { person: _person, ...place } = placeOf(list);
  const { page, size } = list;
  return queryOptions({
    queryKey: ['scheme', id, 'persons', place, page, size],
    queryFn: ({ signal }) => call(listSchemePersons, { params: { id }, query: { ...place, page, size }, signal }),
    placeholderData: keepPreviousData,
  });
};

export const matrixQuery = (id: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['scheme', id, 'threshold-matrix', on],
    queryFn: ({ signal }) => call(getThresholdMatrix, { params: { id }, query: { on }, signal }),
    placeholderData: keepPreviousData,
  });

export const candidateQuery = (id: string, index: number, on: string | undefined) =>
  queryOptions({
    queryKey: ['scheme', id, 'candidate', index, on],
    queryFn: ({ signal }) => call(getCandidate, { params: { id, index }, query: { on }, signal }),
  });

/** @param exitId Another exit recorded is another answer. */
export const exitQuery = (id: string, index: number, exitId: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'exit', index, exitId],
    queryFn: ({ signal }) => call(getExitFigures, { params: { id, index }, signal }),
  });

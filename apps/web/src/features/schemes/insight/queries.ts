import {
  compareVersions,
  getInsight,
  getLineFigures,
  type GroupKind,
  listChanges,
  listInsightGroups,
  listInsightRows,
  listVersions,
  type SnapshotChange,
} from '@qingyuan/contract/scheme-insight';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { RowsOf } from './insight-search.ts';

export const SHOWN = 20;

export const insightQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'insight'],
    queryFn: ({ signal }) => call(getInsight, { params: { id }, signal }),
  });

export const groupsQuery = (id: string, kind: GroupKind, page: number) =>
  queryOptions({
    queryKey: ['scheme', id, 'insight', 'groups', kind, page],
    queryFn: ({ signal }) => call(listInsightGroups, { params: { id, kind }, query: { page, size: SHOWN }, signal }),
    placeholderData: keepPreviousData,
  });

export const rowsQuery = (id: string, { by, kind, value = '' }: RowsOf, page: number) =>
  queryOptions({
    queryKey: ['scheme', id, 'insight', 'rows', by, kind, value, page],
    queryFn: ({ signal }) => {
      const query = { by, value, offset: (page - 1) * SHOWN, limit: SHOWN, ...(kind === undefined ? {} : { kind }) };
      return call(listInsightRows, { params: { id }, query, signal });
    },
    placeholderData: keepPreviousData,
  });

export const lineQuery = (id: string, index: number) =>
  queryOptions({
    queryKey: ['scheme', id, 'account', index, 'line'],
    queryFn: ({ signal }) => call(getLineFigures, { params: { id, index }, signal }),
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheme', id, 'versions'],
    queryFn: ({ signal }) => call(listVersions, { params: { id }, signal }),
  });

export const comparisonQuery = (id: string, versions: { readonly before: number; readonly after: number }) =>
  queryOptions({
    queryKey: ['scheme', id, 'comparison', versions.before, versions.after],
    queryFn: ({ signal }) => call(compareVersions, { params: { id }, query: versions, signal }),
  });

interface ChangesOf {
  readonly before: number;
  readonly after: number;
  readonly change: SnapshotChange;
  readonly page: number;
}

export const changesQuery = (id: string, { change, ...rest }: ChangesOf) =>
  queryOptions({
    queryKey: ['scheme', id, 'comparison', rest.before, rest.after, change, rest.page],
    queryFn: ({ signal }) => call(listChanges, { params: { id, change }, query: { ...rest, size: SHOWN }, signal }),
    placeholderData: keepPreviousData,
  });

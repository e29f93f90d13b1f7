import type { FilterValues } from '@qingyuan/ui/list/types';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';

const SIZES = [10, 20, 50];
const SIZE = 20;

/** Page and conditions of a list, kept in the address so that it can be sent on and come back to. */
export interface ListSearch {
  readonly page?: number;
  readonly size?: number;
  readonly [condition: string]: string | number | undefined;
}

/** For `validateSearch` of a list's route: whatever is no page, size or text is dropped. */
export function parseListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const conditions = Object.entries(search).flatMap(([name, value]) => {
    if (name === 'page' || name === 'size') return [];
    return (typeof value === 'string' && value !== '') || typeof value === 'number'
      ? [[name, String(value)] as const]
      : [];
  });
  const page = Number(search['page']);
  const size = Number(search['size']);
  return {
    ...Object.fromEntries(conditions),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
    ...(SIZES.includes(size) && size !== SIZE ? { size } : {}),
  };
}

export interface ListState {
  readonly page: number;
  readonly size: number;
  readonly values: FilterValues;
  readonly onSearch: (values: FilterValues) => void;
  readonly onPage: (page: number, size: number) => void;
}

/** The list's place in the address, and how to change it. */
export function useListSearch(): ListState {
  const search: ListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  return useMemo(() => {
    const { page = 1, size = SIZE, ...rest } = search;
    const values = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
    const go = (next: Readonly<Record<string, unknown>>) =>
      void navigate({ to: '.', search: parseListSearch(next) as never });
    return {
      page,
      size,
      values,
      onSearch: (conditions) => go({ ...conditions, size }),
      onPage: (nextPage, nextSize) => go({ ...values, page: nextPage, size: nextSize }),
    };
  }, [search, navigate]);
}

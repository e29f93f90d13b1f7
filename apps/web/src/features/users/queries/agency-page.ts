import { queryOptions } from '@tanstack/react-query';
import type { ListState } from '../../../lists/list-search.ts';
import { findAgencies } from '../find-agencies.ts';
import { agenciesQuery } from './agencies.ts';

/** The page of the agencies that the conditions pick; all of them are fetched, they are few. */
export const agencyPageQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    ...agenciesQuery,
    select: (all) => {
      const found = findAgencies(all, values);
      return { total: found.length, rows: found.slice((page - 1) * size, page * size) };
    },
  });

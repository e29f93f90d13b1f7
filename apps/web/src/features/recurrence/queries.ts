import { checkPlace, getLeadRecurrence, listRecurrences } from '@qingyuan/contract/recurrence';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import type { ListState } from '../../lists/list-search.ts';

const SHORTEST = 4;

/** Asked while an address is typed; undefined where it is too short to be a place. */
export const placeQuery = (place: { areaCode: string; address: string }) =>
  queryOptions({
    queryKey: ['recurrence-place', place],
    queryFn: ({ signal }) => call(checkPlace, { query: place, signal }),
    enabled: place.areaCode !== '' && place.address.trim().length >= SHORTEST,
  });

export const leadRecurrenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['recurrence-lead', id],
    queryFn: ({ signal }) => call(getLeadRecurrence, { params: { id }, signal }),
  });

export const recurrencesQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['recurrences', values, page, size],
    queryFn: ({ signal }) => call(listRecurrences, { query: { page, size, area: values['area'] }, signal }),
    placeholderData: keepPreviousData,
  });

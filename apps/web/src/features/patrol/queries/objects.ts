import {
  findKnownObject,
  getOnlineObject,
  listOnlineObjects,
  OnlineKind,
  OnlineState,
} from '@qingyuan/contract/patrol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const objectsQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['online-objects', values, page, size],
    queryFn: ({ signal }) => {
      const { text, area, disguise, foundFrom, foundTo } = values;
      const state = OnlineState.safeParse(values['state']).data;
      const kind = OnlineKind.safeParse(values['kind']).data;
      return call(listOnlineObjects, {
        query: { page, size, text, area, state, kind, disguise, foundFrom, foundTo },
        signal,
      });
    },
    placeholderData: keepPreviousData,
  });

export const objectQuery = (id: string) =>
  queryOptions({
    queryKey: ['online-object', id],
    queryFn: ({ signal }) => call(getOnlineObject, { params: { id }, signal }),
  });

/** Asked while the address is typed; undefined values wait. */
export const knownObjectQuery = (thing: { kind: OnlineKind; address: string; platform: string; areaCode: string }) =>
  queryOptions({
    queryKey: ['known-object', thing],
    queryFn: ({ signal }) => call(findKnownObject, { query: thing, signal }),
    enabled: thing.address.trim().length >= 2,
    placeholderData: keepPreviousData,
  });

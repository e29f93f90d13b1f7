import { getAccount } from '@qingyuan/contract/scheme-accounts';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

/** Where an account stands: in one tree of a scheme. */
export interface AccountPlace {
  readonly tree: SchemeTree;
  readonly index: number;
}

export const accountQuery = (id: string, { tree, index }: AccountPlace) =>
  queryOptions({
    queryKey: ['scheme', id, 'account', tree, index],
    queryFn: ({ signal }) => call(getAccount, { params: { id, index }, query: { tree }, signal }),
  });

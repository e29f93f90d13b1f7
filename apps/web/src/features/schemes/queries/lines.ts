import { listChildren, listRoots } from '@qingyuan/contract/scheme-accounts';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import { LINES_PAGE, ROOTS, type WantedPage } from '../tree-rows.ts';

/** One page of the lines below an account of a tree, or of its tops. */
export const linesQuery = (id: string, tree: SchemeTree, { parent, page }: WantedPage) =>
  queryOptions({
    queryKey: ['scheme', id, 'lines', tree, parent, page],
    queryFn: ({ signal }) => {
      const query = { tree, offset: page * LINES_PAGE, limit: LINES_PAGE };
      return parent === ROOTS
        ? call(listRoots, { params: { id }, query, signal })
        : call(listChildren, { params: { id, index: parent }, query, signal });
    },
  });

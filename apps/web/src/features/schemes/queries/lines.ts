import { listChildren, listRoots } from '@qingyuan/contract/scheme-accounts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import { LINES_PAGE, ROOTS, type WantedPage } from '../tree-rows.ts';

/** One page of the lines below an account, or of the tops. */
export const linesQuery = (id: string, { parent, page }: WantedPage) =>
  queryOptions({
    queryKey: ['scheme', id, 'lines', parent, page],
    queryFn: ({ signal }) => {
      const query = { offset: page * LINES_PAGE, limit: LINES_PAGE };
      return parent === ROOTS
        ? call(listRoots, { params: { id }, query, signal })
        : call(listChildren, { params: { id, index: parent }, query, signal });
    },
  });

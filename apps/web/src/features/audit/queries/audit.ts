import { listAudit } from '@qingyuan/contract/audit';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const auditQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['audit', values, page, size],
    queryFn: ({ signal }) => {
      const { kind, actor, stream, atFrom, atTo } = values;
      return call(listAudit, { query: { page, size, kind, actor, stream, from: atFrom, to: atTo }, signal });
    },
    placeholderData: keepPreviousData,
  });

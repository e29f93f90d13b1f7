import { listReceiptRoots } from '@qingyuan/contract/tips-receipts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const receiptsQuery = () =>
  queryOptions({ queryKey: ['receipts'], queryFn: ({ signal }) => call(listReceiptRoots, { signal }) });

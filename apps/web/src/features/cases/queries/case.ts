import { getCase } from '@qingyuan/contract/cases';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id], queryFn: ({ signal }) => call(getCase, { params: { id }, signal }) });

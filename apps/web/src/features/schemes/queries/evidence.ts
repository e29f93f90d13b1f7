import { listEvidence } from '@qingyuan/contract/evidence';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export const evidenceQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['evidence', caseId],
    queryFn: ({ signal }) => call(listEvidence, { query: { caseId }, signal }),
  });

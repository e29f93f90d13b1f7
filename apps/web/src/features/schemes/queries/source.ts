import { previewSource, type TextEncoding } from '@qingyuan/contract/scheme-source';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export interface SourceChoice {
  readonly evidenceId: string;
  readonly encoding?: TextEncoding;
  readonly table?: string;
}

/** What a file holds. The file never changes, so one look is enough. */
export const sourceQuery = ({ evidenceId, encoding, table }: SourceChoice) =>
  queryOptions({
    queryKey: ['scheme-source', evidenceId, encoding, table],
    queryFn: ({ signal }) => call(previewSource, { params: { evidenceId }, query: { encoding, table }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

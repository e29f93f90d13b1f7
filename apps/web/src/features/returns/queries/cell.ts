import { openCell } from '@qingyuan/contract/statistics';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export interface CellAt {
  readonly area: string;
  readonly month: string;
  readonly column: string;
  readonly span: 'month' | 'cumulative' | 'previousMonth';
}

export const cellQuery = ({ span, ...params }: CellAt) =>
  queryOptions({
    queryKey: ['return-cell', params, span],
    queryFn: ({ signal }) => call(openCell, { params, query: { span }, signal }),
  });

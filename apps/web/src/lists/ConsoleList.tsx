import { ListPage } from '@qingyuan/ui/list/ListPage.tsx';
import type { ListPageProps } from '@qingyuan/ui/list/types';
import type { UseQueryResult } from '@tanstack/react-query';
import { FailureNotice } from './FailureNotice.tsx';
import type { ListState } from './list-search.ts';

type Given<Row> = Omit<ListPageProps<Row>, keyof ListState | 'rows' | 'total' | 'loading' | 'failure'>;

interface Props<Row> extends Given<Row> {
  /** From `useListSearch()`. */
  readonly list: ListState;
  readonly result: UseQueryResult<{ readonly total: number; readonly rows: readonly Row[] }>;
}

/** A ListPage whose place is in the address and whose rows come from a query. */
export function ConsoleList<Row>({ list, result, ...given }: Props<Row>) {
  const { data, error, isFetching, refetch } = result;
  return (
    <ListPage<Row>
      {...given}
      {...list}
      rows={data?.rows}
      total={data?.total ?? 0}
      loading={isFetching && error === null}
      failure={error === null ? undefined : <FailureNotice error={error} onRetry={() => void refetch()} />}
    />
  );
}

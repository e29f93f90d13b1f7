import { Grid } from 'antd';
import type { ReactNode } from 'react';
import { ListCards } from './ListCards.tsx';
import { ListTable } from './ListTable.tsx';
import type { ListColumn } from './types.ts';

export interface RowsProps<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly actions?: ((row: Row) => ReactNode) | undefined;
  readonly empty: ReactNode;
  readonly label: string;
}

/** All rows of a part of a page: a table, or cards where there is no room for one. */
export function Rows<Row>({ actions, ...props }: RowsProps<Row>) {
  const wide = Grid.useBreakpoint().md !== false;
  const View = wide ? ListTable : ListCards;
  return <View {...props} actions={actions} loading={false} />;
}

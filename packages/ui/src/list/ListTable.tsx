import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useUiWords } from '../environment.tsx';
import type { ListColumn } from './types.ts';

interface Props<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly actions: ((row: Row) => ReactNode) | undefined;
  readonly loading: boolean;
  readonly empty: ReactNode;
  readonly label: string;
  readonly actionsWidth?: number;
}

export function ListTable<Row>({
  columns,
  rows,
  rowKey,
  actions,
  loading,
  empty,
  label,
  actionsWidth = 84,
}: Props<Row>) {
  const words = useUiWords();
  const shown = columns.map(({ key, title, width, align, render }) => ({
    key,
    title,
    ...(width === undefined ? {} : { width }),
    align: align ?? ('left' as const),
    render: (_: unknown, row: Row) => render(row),
  }));
  const last = {
    key: 'actions',
    title: words.actions,
    fixed: 'end' as const,
    width: actionsWidth,
    render: (_: unknown, row: Row) => actions?.(row),
  };
  return (
    <Table<Row>
      aria-label={label}
      size="middle"
      columns={actions === undefined ? shown : [...shown, last]}
      dataSource={[...rows]}
      rowKey={rowKey}
      loading={loading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: loading ? <div className="ui-empty" /> : empty }}
    />
  );
}

import { Spin } from 'antd';
import type { ReactNode } from 'react';
import type { ListColumn } from './types.ts';

interface Props<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly actions: ((row: Row) => ReactNode) | undefined;
  readonly loading: boolean;
  readonly empty: ReactNode;
  readonly label: string;
  /** Of the table; cards have room. */
  readonly actionsWidth?: number;
}

/** The same rows where a table has no room: one card a row. */
export function ListCards<Row>({ columns, rows, rowKey, actions, loading, empty, label }: Props<Row>) {
  if (rows.length === 0) return <Spin spinning={loading}>{loading ? <div className="ui-empty" /> : empty}</Spin>;
  return (
    <Spin spinning={loading}>
      <ul className="ui-cards" aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)} className="ui-card">
            <dl>
              {columns.map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{column.render(row)}</dd>
                </div>
              ))}
            </dl>
            {actions !== undefined && <div className="ui-card-actions">{actions(row)}</div>}
          </li>
        ))}
      </ul>
    </Spin>
  );
}

import { DownloadOutlined } from '@ant-design/icons';
import { Button, Grid, Pagination } from 'antd';
import { useState } from 'react';
import { useUiWords } from '../environment.tsx';
import { countText } from '../numbers.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { hiddenColumns, hideColumns, shownColumns } from './column-choice.ts';
import { FilterBar } from './FilterBar.tsx';
import { ListCards } from './ListCards.tsx';
import { ListTable } from './ListTable.tsx';
import type { ListPageProps } from './types.ts';

/** A list as officers know it: conditions, table with fixed actions, 共 N 条, column choice, export. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { name, title, columns, filters, page, size, total } = props;
  const [hidden, setHidden] = useState(() => hiddenColumns(name));
  const wide = Grid.useBreakpoint().md !== false;
  const words = useUiWords();
  const Rows = wide ? ListTable : ListCards;

  function choose(next: ReadonlySet<string>) {
    hideColumns(name, next);
    setHidden(next);
  }

  return (
    <section className="ui-list" aria-label={title}>
      {filters.length > 0 && <FilterBar name={name} fields={filters} values={props.values} onSearch={props.onSearch} />}
      {props.lead}
      <div className="ui-list-head">
        <h1>{title}</h1>
        <div className="ui-list-tools">
          {props.toolbar}
          {props.onExport !== undefined && (
            <Button icon={<DownloadOutlined />} disabled={total === 0} onClick={props.onExport}>
              {words.export}
            </Button>
          )}
          {wide && <ColumnChooser columns={columns} hidden={hidden} onChange={choose} />}
        </div>
      </div>
      {props.failure ?? (
        <>
          <Rows
            columns={wide ? shownColumns(columns, hidden) : columns}
            rows={props.rows ?? []}
            rowKey={props.rowKey}
            actions={props.actions}
            {...(props.actionsWidth === undefined ? {} : { actionsWidth: props.actionsWidth })}
            loading={props.loading}
            empty={props.empty}
            label={title}
          />
          <Pagination
            className="ui-list-pages"
            current={page}
            pageSize={size}
            total={total}
            pageSizeOptions={[10, 20, 50]}
            showSizeChanger
            showLessItems={!wide}
            showTotal={(count) => words.total(countText(count))}
            onChange={(nextPage, nextSize) => props.onPage(nextSize === size ? nextPage : 1, nextSize)}
          />
        </>
      )}
    </section>
  );
}

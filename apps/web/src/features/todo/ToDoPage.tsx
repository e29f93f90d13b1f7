import { ToDoKind, type ToDo } from '@qingyuan/contract/todo';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { recordHref } from '../../domain/record-href.ts';
import { domainWords } from '../../domain/words.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { DueCell } from '../../time/DueCell.tsx';
import { instantText } from '../../time/time.ts';
import { toDoQuery } from './queries/to-do.ts';
import { cutToDo, sumOf } from './to-do.ts';
import { ToDoTabs } from './ToDoTabs.tsx';
import { toDoWords } from './words.ts';

export function ToDoPage() {
  const say = toDoWords.use();
  const list = useListSearch();
  const { kind } = list.values;
  const result = useQuery({
    ...toDoQuery,
    select: ({ rows }) => cutToDo(rows, { kind, page: list.page, size: list.size }),
  });
  const { data: counts = {} } = useQuery({ ...toDoQuery, select: (all) => all.counts });
  return (
    <ConsoleList<ToDo>
      name="todo"
      title={say('list.title')}
      list={list}
      result={result}
      rowKey={(row) => `${row.kind} ${row.id}`}
      filters={[]}
      lead={
        <ToDoTabs
          here={kind ?? 'all'}
          kinds={ToDoKind.options.map((one) => ({ kind: one, count: counts[one] ?? 0 }))}
          all={sumOf(counts)}
        />
      }
      columns={columns(say)}
      actions={(row) => <Open row={row} />}
      empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
    />
  );
}

function columns(say: ReturnType<typeof toDoWords.use>): ListColumn<ToDo>[] {
  return [
    {
      key: 'due',
      title: say('column.due'),
      width: 150,
      render: (row) => <DueCell dueAt={row.dueAt} state={row.dueState} />,
    },
    { key: 'kind', title: say('column.kind'), width: 90, render: (row) => domainWords.lookUp('kind', row.kind) },
    { key: 'title', title: say('column.title'), fixed: true, render: (row) => <Title row={row} /> },
    {
      key: 'state',
      title: say('column.state'),
      width: 130,
      render: (row) => <StateTag tone="active">{domainWords.lookUp(`${row.kind}State`, row.state)}</StateTag>,
    },
    {
      key: 'at',
      title: say('column.at'),
      width: 150,
      render: (row) => <span className="num">{instantText(row.at)}</span>,
    },
  ];
}

function Title({ row }: { readonly row: ToDo }) {
  const href = recordHref(row.kind, row.id);
  return href === undefined ? row.title : <AppLink href={href}>{row.title}</AppLink>;
}

function Open({ row }: { readonly row: ToDo }) {
  const say = toDoWords.use();
  const href = recordHref(row.kind, row.id);
  return href === undefined ? null : (
    <AppLink href={href} aria-label={`${say('list.handle')} ${row.title}`}>
      {say('list.handle')}
    </AppLink>
  );
}

import type { DoneItem } from '@qingyuan/contract/todo';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { recordHref } from '../../domain/record-href.ts';
import { domainWords } from '../../domain/words.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { doneQuery } from './queries/done.ts';
import { toDoQuery } from './queries/to-do.ts';
import { sumOf } from './to-do.ts';
import { ToDoTabs } from './ToDoTabs.tsx';
import { toDoWords } from './words.ts';

type Done = z.infer<typeof DoneItem>;

export function DonePage() {
  const say = toDoWords.use();
  const list = useListSearch();
  const result = useQuery(doneQuery({ page: list.page, size: list.size }));
  const { data: counts = {} } = useQuery({ ...toDoQuery, select: (all) => all.counts });
  return (
    <ConsoleList<Done>
      name="done"
      title={say('done.title')}
      list={list}
      result={result}
      rowKey={(row) => `${row.at} ${row.command} ${row.subject.id}`}
      filters={[]}
      lead={
        <ToDoTabs
          here="done"
          kinds={Object.entries(counts).map(([kind, count]) => ({ kind, count }))}
          all={sumOf(counts)}
        />
      }
      columns={[
        {
          key: 'at',
          title: say('done.at'),
          width: 150,
          render: (row) => <span className="num">{instantText(row.at)}</span>,
        },
        {
          key: 'command',
          title: say('done.command'),
          width: 180,
          fixed: true,
          render: (row) => domainWords.lookUp('command', row.command),
        },
        {
          key: 'subject',
          title: say('done.subject'),
          width: 140,
          render: (row) => domainWords.lookUp('kind', row.subject.type),
        },
        { key: 'reason', title: say('done.reason'), render: (row) => row.reason ?? '—' },
      ]}
      actions={(row) => <Open row={row} />}
      empty={<EmptyState title={say('done.empty')} hint={say('done.emptyHint')} />}
    />
  );
}

function Open({ row }: { readonly row: Done }) {
  const say = toDoWords.use();
  const href = recordHref(row.subject.type, row.subject.id);
  return href === undefined ? null : <AppLink href={href}>{say('done.open')}</AppLink>;
}

import { CaseState, type CaseRow } from '@qingyuan/contract/cases';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { FilterField, ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { domainWords } from '../../domain/words.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { DueCell } from '../../time/DueCell.tsx';
import { dayText } from '../../time/time.ts';
import { caseTone } from './case-state.ts';
import { casesQuery } from './queries/cases.ts';
import { caseWords } from './words.ts';

type Say = ReturnType<typeof caseWords.use>;

export function CaseListPage() {
  const say = caseWords.use();
  const list = useListSearch();
  const result = useQuery(casesQuery(list));
  return (
    <ConsoleList<CaseRow>
      name="cases"
      title={say('list.title')}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      filters={filters(say)}
      columns={columns(say)}
      actions={(row) => (
        <AppLink href={`/cases/${row.id}`} aria-label={`${say('list.open')} ${row.title}`}>
          {say('list.open')}
        </AppLink>
      )}
      empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
    />
  );
}

function filters(say: Say): FilterField[] {
  return [
    { kind: 'text', name: 'text', label: say('list.text') },
    {
      kind: 'choice',
      name: 'state',
      label: say('list.state'),
      options: CaseState.options.map((value) => ({ value, label: domainWords.lookUp('caseState', value) })),
    },
    { kind: 'dates', name: 'opened', label: say('list.opened') },
    {
      kind: 'choice',
      name: 'mine',
      label: say('list.mine'),
      options: [{ value: 'true', label: say('list.mineOnly') }],
    },
  ];
}

function columns(say: Say): ListColumn<CaseRow>[] {
  return [
    {
      key: 'number',
      title: say('column.number'),
      width: 190,
      render: (row) => row.number ?? <span className="quiet">{say('list.notNumbered')}</span>,
    },
    {
      key: 'title',
      title: say('column.title'),
      fixed: true,
      width: 280,
      render: (row) => <AppLink href={`/cases/${row.id}`}>{row.title}</AppLink>,
    },
    {
      key: 'state',
      title: say('column.state'),
      width: 140,
      render: (row) => <StateTag tone={caseTone(row.state)}>{domainWords.lookUp('caseState', row.state)}</StateTag>,
    },
    {
      key: 'due',
      title: say('column.due'),
      width: 140,
      render: (row) => <DueCell dueAt={row.dueAt} state={row.dueState} />,
    },
    { key: 'area', title: say('column.area'), width: 90, render: (row) => row.areaName },
    {
      key: 'officers',
      title: say('column.officers'),
      width: 140,
      render: (row) => row.officers.map(({ name }) => name).join('、'),
    },
    {
      key: 'types',
      title: say('column.types'),
      width: 150,
      render: (row) => row.schemeTypes.map((type) => domainWords.lookUp('schemeType', type)).join('、') || '—',
    },
    { key: 'agency', title: say('column.agency'), width: 200, render: (row) => row.agencyName },
    {
      key: 'openedAt',
      title: say('column.openedAt'),
      width: 110,
      render: (row) => <span className="num">{dayText(row.openedAt)}</span>,
    },
    {
      key: 'filedAt',
      title: say('column.filedAt'),
      width: 110,
      render: (row) => <span className="num">{row.filedAt === null ? '—' : dayText(row.filedAt)}</span>,
    },
  ];
}

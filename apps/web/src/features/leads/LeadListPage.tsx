import { LeadGrade, LeadSource, LeadState, type LeadRow } from '@qingyuan/contract/leads';
import type { Role } from '@qingyuan/contract/roles';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { FilterField, ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { domainWords } from '../../domain/words.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { useSession } from '../../session/session.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { DueCell } from '../../time/DueCell.tsx';
import { instantText } from '../../time/time.ts';
import { LeadTabs } from './LeadTabs.tsx';
import { workWords } from './lead-words.ts';
import { gradeTone, leadTone } from './lead-state.ts';
import { leadsQuery } from './queries/leads.ts';
import { leadWords } from './words.ts';
import './leads.css';

/** Who finds the button; the server decides. */
const REGISTERING: readonly Role[] = ['joint_office', 'market_officer', 'police_officer'];

type Say = ReturnType<typeof leadWords.use>;

export function LeadListPage() {
  const say = leadWords.use();
  const list = useListSearch();
  const { roles } = useSession();
  const result = useQuery(leadsQuery(list));
  return (
    <ConsoleList<LeadRow>
      name="leads"
      title={say('list.title')}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      filters={filters(say)}
      columns={columns(say)}
      lead={<LeadTabs />}
      toolbar={
        roles.some((role) => REGISTERING.includes(role)) && (
          <AppLink href="/leads/new" className="link-button">
            {say('list.new')}
          </AppLink>
        )
      }
      actions={(row) => (
        <AppLink href={`/leads/${row.id}`} aria-label={`${say('list.open')} ${row.title}`}>
          {say('list.open')}
        </AppLink>
      )}
      empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
    />
  );
}

function filters(say: Say): FilterField[] {
  const options = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: domainWords.lookUp(group, value) }));
  return [
    { kind: 'text', name: 'text', label: say('list.text'), placeholder: say('list.textHint') },
    { kind: 'choice', name: 'state', label: say('list.state'), options: options('leadState', LeadState.options) },
    { kind: 'dates', name: 'registered', label: say('list.registered') },
    { kind: 'choice', name: 'source', label: say('list.source'), options: options('leadSource', LeadSource.options) },
    { kind: 'choice', name: 'grade', label: say('list.grade'), options: options('leadGrade', LeadGrade.options) },
    {
      kind: 'choice',
      name: 'due',
      label: workWords.say('filter.due'),
      options: [
        { value: 'near', label: workWords.say('filter.near') },
        { value: 'overdue', label: workWords.say('filter.overdue') },
      ],
    },
    {
      kind: 'choice',
      name: 'age',
      label: workWords.say('filter.age'),
      options: ['7', '15', '30', '60'].map((n) => ({ value: n, label: workWords.say('filter.days', { n }) })),
    },
  ];
}

function columns(say: Say): ListColumn<LeadRow>[] {
  return [
    {
      key: 'title',
      title: say('column.title'),
      fixed: true,
      render: (row) => <AppLink href={`/leads/${row.id}`}>{row.title}</AppLink>,
    },
    {
      key: 'state',
      title: say('column.state'),
      width: 110,
      render: (row) => (
        <>
          <StateTag tone={leadTone(row.state)}>{domainWords.lookUp('leadState', row.state)}</StateTag>
          {row.handingOver !== null && <StateTag tone="warning">{workWords.say('filter.handingOver')}</StateTag>}
        </>
      ),
    },
    {
      key: 'due',
      title: say('column.due'),
      width: 140,
      render: (row) => <DueCell dueAt={row.dueAt} state={row.dueState} />,
    },
    {
      key: 'grade',
      title: say('column.grade'),
      width: 90,
      render: (row) => <StateTag tone={gradeTone(row.grade)}>{domainWords.lookUp('leadGrade', row.grade)}</StateTag>,
    },
    {
      key: 'source',
      title: say('column.source'),
      width: 100,
      render: (row) => domainWords.lookUp('leadSource', row.source),
    },
    { key: 'area', title: say('column.area'), width: 110, render: (row) => row.areaName },
    {
      key: 'assignee',
      title: workWords.say('filter.assignee'),
      width: 130,
      render: (row) => row.officerName ?? row.agencyName ?? row.verifierName ?? '—',
    },
    {
      key: 'registeredAt',
      title: say('column.registeredAt'),
      width: 140,
      render: (row) => <span className="num">{instantText(row.registeredAt)}</span>,
    },
  ];
}

import { TipChannel, TipKind, TipState, type TipRow } from '@qingyuan/contract/tips';
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
import { tipsQuery } from './queries/tips.ts';
import { tipTone } from './tip-state.ts';
import { tipWords } from './words.ts';

type Say = ReturnType<typeof tipWords.use>;

export function TipListPage() {
  const say = tipWords.use();
  const list = useListSearch();
  const { roles } = useSession();
  const result = useQuery(tipsQuery(list));
  return (
    <ConsoleList<TipRow>
      name="tips"
      title={say('list.title')}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      filters={filters(say)}
      columns={columns(say)}
      toolbar={
        <span className="inline">
          <AppLink href="/tips/posters">{say('poster.title')}</AppLink>
          <AppLink href="/tips/receipts">{say('receipts.title')}</AppLink>
          {(roles.includes('joint_office') || roles.includes('market_officer')) && (
            <AppLink href="/tips/new" className="link-button">
              {say('list.new')}
            </AppLink>
          )}
        </span>
      }
      actions={(row) => (
        <AppLink href={`/tips/${row.id}`} aria-label={`${say('list.open')} ${row.title}`}>
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
    { kind: 'choice', name: 'state', label: say('list.state'), options: options('tipState', TipState.options) },
    { kind: 'dates', name: 'received', label: say('list.received') },
    { kind: 'choice', name: 'kind', label: say('list.kind'), options: options('tipKind', TipKind.options) },
    { kind: 'choice', name: 'channel', label: say('list.channel'), options: options('channel', TipChannel.options) },
  ];
}

function columns(say: Say): ListColumn<TipRow>[] {
  return [
    {
      key: 'title',
      title: say('column.title'),
      fixed: true,
      render: (row) => (
        <span className="inline">
          <AppLink href={`/tips/${row.id}`}>{row.title}</AppLink>
          {row.unread && <StateTag tone="active">{say('list.unread')}</StateTag>}
        </span>
      ),
    },
    {
      key: 'state',
      title: say('column.state'),
      width: 110,
      render: (row) => <StateTag tone={tipTone(row.state)}>{domainWords.lookUp('tipState', row.state)}</StateTag>,
    },
    {
      key: 'due',
      title: say('column.due'),
      width: 140,
      render: (row) => <DueCell dueAt={row.dueAt} state={row.dueState} />,
    },
    { key: 'kind', title: say('column.kind'), width: 130, render: (row) => domainWords.lookUp('tipKind', row.kind) },
    {
      key: 'channel',
      title: say('column.channel'),
      width: 90,
      render: (row) => domainWords.lookUp('channel', row.channel),
    },
    { key: 'area', title: say('column.area'), width: 110, render: (row) => row.areaName },
    {
      key: 'receivedAt',
      title: say('column.receivedAt'),
      width: 140,
      render: (row) => <span className="num">{instantText(row.receivedAt)}</span>,
    },
  ];
}

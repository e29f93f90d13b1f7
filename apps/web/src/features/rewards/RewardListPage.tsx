import { RewardState, type RewardRow } from '@qingyuan/contract/rewards';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import type { FilterField, ListColumn } from '@qingyuan/ui/list/types';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { domainWords } from '../../domain/words.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { DueCell } from '../../time/DueCell.tsx';
import { instantText } from '../../time/time.ts';
import { rewardsQuery } from './queries.ts';
import { rewardTone, yuanText } from './reward-state.ts';
import { rewardWords } from './words.ts';

type Say = ReturnType<typeof rewardWords.use>;

export function RewardListPage() {
  const say = rewardWords.use();
  const list = useListSearch();
  const result = useQuery(rewardsQuery(list));
  return (
    <ConsoleList<RewardRow>
      name="rewards"
      title={say('list.title')}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      filters={filters(say)}
      columns={columns(say)}
      actions={(row) => (
        <AppLink href={`/rewards/${row.id}`} aria-label={`${say('list.open')} ${row.number}`}>
          {say('list.open')}
        </AppLink>
      )}
      empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
    />
  );
}

function filters(say: Say): FilterField[] {
  const options = RewardState.options.map((value) => ({ value, label: domainWords.lookUp('rewardState', value) }));
  return [
    { kind: 'text', name: 'text', label: say('list.text'), placeholder: say('list.textHint') },
    { kind: 'choice', name: 'state', label: say('list.state'), options },
  ];
}

function columns(say: Say): ListColumn<RewardRow>[] {
  return [
    {
      key: 'number',
      title: say('column.number'),
      width: 150,
      fixed: true,
      render: (row) => (
        <AppLink className="num" href={`/rewards/${row.id}`}>
          {row.number}
        </AppLink>
      ),
    },
    { key: 'title', title: say('column.tip'), render: (row) => row.title },
    {
      key: 'state',
      title: say('column.state'),
      width: 150,
      render: (row) => <StateTag tone={rewardTone(row.state)}>{domainWords.lookUp('rewardState', row.state)}</StateTag>,
    },
    {
      key: 'due',
      title: say('column.due'),
      width: 140,
      render: (row) => <DueCell dueAt={row.dueAt} state={row.dueState} />,
    },
    {
      key: 'amount',
      title: say('column.amount'),
      width: 130,
      render: (row) => <span className="num">{yuanText(row.amountFen)}</span>,
    },
    { key: 'area', title: say('column.area'), width: 110, render: (row) => row.areaName },
    {
      key: 'openedAt',
      title: say('column.openedAt'),
      width: 140,
      render: (row) => <span className="num">{instantText(row.openedAt)}</span>,
    },
  ];
}

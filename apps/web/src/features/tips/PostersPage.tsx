import { withdrawPoster, type PosterRow } from '@qingyuan/contract/tips-posters';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { PosterDialog } from './PosterDialog.tsx';
import { postersQuery } from './queries/posters.ts';
import { tipWords } from './words.ts';

type Say = ReturnType<typeof tipWords.use>;

/** Places with a poster: make a code, print it, take it down, see whether it brings anything. */
export function PostersPage() {
  const say = tipWords.use();
  const list = useListSearch();
  const [making, setMaking] = useState(false);
  const result = useQuery(postersQuery(list));
  const can = result.data?.can ?? [];
  return (
    <>
      <ConsoleList<PosterRow>
        name="posters"
        title={say('poster.title')}
        list={list}
        result={result}
        rowKey={(row) => row.code}
        filters={[{ kind: 'text', name: 'text', label: say('poster.place'), placeholder: say('poster.search') }]}
        columns={columns(say)}
        toolbar={
          can.includes('create') && (
            <Button type="primary" onClick={() => setMaking(true)}>
              {say('poster.make')}
            </Button>
          )
        }
        actions={(row) => <PosterActions row={row} mayWithdraw={can.includes('withdraw')} />}
        empty={<EmptyState title={say('poster.empty')} hint={say('poster.emptyHint')} />}
      />
      {making && <PosterDialog onClose={() => setMaking(false)} />}
    </>
  );
}

function PosterActions({ row, mayWithdraw }: { readonly row: PosterRow; readonly mayWithdraw: boolean }) {
  const say = tipWords.use();
  const withdraw = useCommand(withdrawPoster);
  if (row.withdrawnAt !== null) return null;
  return (
    <span className="inline">
      <AppLink href={`/tips/posters/${row.code}`} aria-label={`${say('poster.print')} ${row.place}`}>
        {say('poster.print')}
      </AppLink>
      {mayWithdraw && (
        <Popconfirm
          title={say('poster.withdrawText')}
          onConfirm={() => withdraw.mutate({ params: { code: row.code }, body: {} })}
        >
          <Button type="link" size="small" danger>
            {say('poster.withdraw')}
          </Button>
        </Popconfirm>
      )}
    </span>
  );
}

function columns(say: Say): ListColumn<PosterRow>[] {
  return [
    { key: 'place', title: say('poster.place'), fixed: true, render: (row) => row.place },
    { key: 'area', title: say('column.area'), width: 140, render: (row) => row.areaName },
    { key: 'code', title: say('poster.code'), width: 110, render: (row) => <span className="num">{row.code}</span> },
    {
      key: 'state',
      title: say('column.state'),
      width: 110,
      render: (row) => (
        <StateTag tone={row.withdrawnAt === null ? 'good' : 'neutral'}>
          {say(row.withdrawnAt === null ? 'poster.hangs' : 'poster.withdrawn')}
        </StateTag>
      ),
    },
    { key: 'tips', title: say('poster.tips'), width: 110, render: (row) => <span className="num">{row.tips}</span> },
    {
      key: 'made',
      title: say('poster.made'),
      width: 200,
      render: (row) => `${row.createdBy} · ${instantText(row.createdAt)}`,
    },
  ];
}

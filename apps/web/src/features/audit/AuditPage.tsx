import type { AuditEntry } from '@qingyuan/contract/audit';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import type { FilterField, ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { commandOptions } from '../../domain/commands.ts';
import { domainWords } from '../../domain/words.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { instantText } from '../../time/time.ts';
import { AuditCheckBar } from './AuditCheckBar.tsx';
import { AuditDetail } from './AuditDetail.tsx';
import { auditQuery } from './queries/audit.ts';
import { auditWords } from './words.ts';

type Say = ReturnType<typeof auditWords.use>;

export function AuditPage() {
  const say = auditWords.use();
  const list = useListSearch();
  const result = useQuery(auditQuery(list));
  const [open, setOpen] = useState<AuditEntry>();
  return (
    <>
      <AuditCheckBar />
      <ConsoleList<AuditEntry>
        name="audit"
        title={say('list.title')}
        list={list}
        result={result}
        rowKey={(row) => String(row.seq)}
        filters={filters(say)}
        columns={columns(say)}
        actions={(row) => (
          <Button type="link" size="small" aria-label={`${say('list.detail')} ${row.seq}`} onClick={() => setOpen(row)}>
            {say('list.detail')}
          </Button>
        )}
        empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
      />
      <AuditDetail entry={open} onClose={() => setOpen(undefined)} />
    </>
  );
}

function filters(say: Say): FilterField[] {
  return [
    { kind: 'text', name: 'actor', label: say('list.actor') },
    { kind: 'choice', name: 'kind', label: say('list.kind'), options: commandOptions() },
    { kind: 'dates', name: 'at', label: say('list.at') },
    { kind: 'text', name: 'stream', label: say('list.stream'), placeholder: say('list.streamHint') },
  ];
}

function columns(say: Say): ListColumn<AuditEntry>[] {
  return [
    {
      key: 'seq',
      title: say('column.seq'),
      width: 80,
      align: 'right',
      fixed: true,
      render: (row) => <span className="num">{row.seq}</span>,
    },
    {
      key: 'at',
      title: say('column.at'),
      width: 150,
      render: (row) => <span className="num">{instantText(row.at)}</span>,
    },
    { key: 'kind', title: say('column.kind'), width: 160, render: (row) => domainWords.lookUp('command', row.kind) },
    { key: 'actor', title: say('column.actor'), width: 100, render: (row) => row.actorName },
    { key: 'agency', title: say('column.agency'), width: 200, render: (row) => row.agency },
    {
      key: 'record',
      title: say('column.record'),
      width: 120,
      render: (row) => row.streams.map(({ type }) => domainWords.lookUp('kind', type)).join('、') || '—',
    },
    { key: 'reason', title: say('column.reason'), render: (row) => row.reason ?? '—' },
    { key: 'via', title: say('column.via'), width: 90, render: (row) => auditWords.lookUp('via', row.via) },
  ];
}

import type { ScreeningImport } from '@qingyuan/contract/screening';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { Stack } from '../../lists/Stack.tsx';
import { useSession } from '../../session/session.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { importsQuery } from './queries/imports.ts';
import { importStanding, importTone, IMPORTING } from './screening-state.ts';
import { ScreeningTabs } from './ScreeningTabs.tsx';
import { screeningWords } from './words.ts';

export function ImportListPage() {
  const say = screeningWords.use();
  const list = useListSearch();
  const { roles } = useSession();
  return (
    <ConsoleList<ScreeningImport>
      name="screening-imports"
      title={say('imports.title')}
      list={list}
      result={useQuery(importsQuery(list))}
      rowKey={(row) => row.id}
      filters={[]}
      lead={<ScreeningTabs here="imports" />}
      columns={columns(say)}
      toolbar={
        roles.some((role) => IMPORTING.includes(role)) && (
          <AppLink href="/screening/imports/new" className="link-button">
            {say('imports.new')}
          </AppLink>
        )
      }
      empty={<EmptyState title={say('imports.empty')} hint={say('imports.emptyHint')} />}
    />
  );
}

function columns(say: ReturnType<typeof screeningWords.use>): ListColumn<ScreeningImport>[] {
  const count = (value: number | null) => (value === null ? say('imports.none') : String(value));
  return [
    {
      key: 'name',
      title: say('imports.name'),
      fixed: true,
      render: (row) => (
        <Stack
          lines={[
            <AppLink key="name" href={`/screening/imports/${row.id}`} className="long-word">
              {row.name}
            </AppLink>,
            screeningWords.lookUp('list_kind', row.kind),
          ]}
        />
      ),
    },
    { key: 'source', title: say('imports.source'), width: 180, render: (row) => row.source },
    {
      key: 'state',
      title: say('imports.state'),
      width: 110,
      render: (row) => (
        <StateTag tone={importTone(row)}>{screeningWords.lookUp('importState', importStanding(row))}</StateTag>
      ),
    },
    { key: 'rows', title: say('imports.rows'), width: 80, align: 'right', render: (row) => count(row.rows) },
    { key: 'bad', title: say('imports.bad'), width: 80, align: 'right', render: (row) => count(row.badRows) },
    {
      key: 'findings',
      title: say('imports.findings'),
      width: 80,
      align: 'right',
      render: (row) =>
        row.findings === null || row.findings === 0 ? (
          count(row.findings)
        ) : (
          <AppLink href={`/screening?importId=${row.id}`}>{count(row.findings)}</AppLink>
        ),
    },
    {
      key: 'at',
      title: say('imports.at'),
      width: 150,
      render: (row) => (
        <Stack
          lines={[
            <span key="at" className="num">
              {instantText(row.importedAt)}
            </span>,
            row.importedBy,
          ]}
        />
      ),
    },
  ];
}

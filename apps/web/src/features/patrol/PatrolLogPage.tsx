import type { PatrolRow } from '@qingyuan/contract/patrol';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { Stack } from '../../lists/Stack.tsx';
import { useSession } from '../../session/session.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { PATROLLING } from './object-state.ts';
import { PatrolTabs } from './PatrolTabs.tsx';
import { patrolsQuery } from './queries/patrols.ts';
import { patrolWords } from './words.ts';

/** Who looked where, with which words, and what came of it. */
export function PatrolLogPage() {
  const say = patrolWords.use();
  const list = useListSearch();
  const { roles } = useSession();
  return (
    <ConsoleList<PatrolRow>
      name="patrols"
      title={say('log.title')}
      list={list}
      result={useQuery(patrolsQuery(list))}
      rowKey={(row) => row.id}
      filters={[
        { kind: 'text', name: 'text', label: say('log.text'), placeholder: say('log.textHint') },
        { kind: 'dates', name: 'began', label: say('log.began') },
      ]}
      lead={<PatrolTabs here="log" />}
      columns={columns(say)}
      toolbar={
        roles.some((role) => PATROLLING.includes(role)) && (
          <AppLink href="/patrol/log/new" className="link-button">
            {say('log.new')}
          </AppLink>
        )
      }
      empty={<EmptyState title={say('log.empty')} hint={say('log.emptyHint')} />}
    />
  );
}

function columns(say: ReturnType<typeof patrolWords.use>): ListColumn<PatrolRow>[] {
  return [
    {
      key: 'when',
      title: say('log.when'),
      fixed: true,
      width: 150,
      render: (row) => (
        <AppLink href={`/patrol/log/${row.id}`} className="num">
          {instantText(row.beganAt)}
        </AppLink>
      ),
    },
    { key: 'platform', title: say('log.platform'), width: 130, render: (row) => row.platform },
    { key: 'words', title: say('log.words'), width: 190, render: (row) => row.words.join('、') },
    { key: 'result', title: say('log.result'), render: (row) => row.result },
    { key: 'objects', title: say('log.objects'), width: 90, render: (row) => say('log.count', { count: row.objects }) },
    {
      key: 'officer',
      title: say('log.officer'),
      width: 150,
      render: (row) => <Stack lines={[row.officerName, row.agencyName]} />,
    },
  ];
}

import { OnlineKind, OnlineState, type OnlineRow } from '@qingyuan/contract/patrol';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import type { FilterField } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { domainWords } from '../../domain/words.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { useSession } from '../../session/session.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { objectColumns } from './object-columns.tsx';
import { PATROLLING } from './object-state.ts';
import { PatrolTabs } from './PatrolTabs.tsx';
import { objectsQuery } from './queries/objects.ts';
import { useDisguises } from './use-disguises.ts';
import { patrolWords } from './words.ts';

/** Sites, apps, accounts and groups found, with what waits for the officer. */
export function ObjectListPage() {
  const say = patrolWords.use();
  const list = useListSearch();
  const { roles } = useSession();
  const disguises = useDisguises();
  const choices = (group: string, values: readonly string[], words: { lookUp: typeof domainWords.lookUp }) =>
    values.map((value) => ({ value, label: words.lookUp(group, value) }));
  const filters: FilterField[] = [
    { kind: 'text', name: 'text', label: say('list.text'), placeholder: say('list.textHint') },
    {
      kind: 'choice',
      name: 'state',
      label: say('list.state'),
      options: choices('online_objectState', OnlineState.options, domainWords),
    },
    {
      kind: 'choice',
      name: 'kind',
      label: say('list.kind'),
      options: choices('kind', OnlineKind.options, patrolWords),
    },
    {
      kind: 'choice',
      name: 'disguise',
      label: say('list.disguise'),
      options: disguises.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'dates', name: 'found', label: say('list.found') },
  ];
  return (
    <ConsoleList<OnlineRow>
      name="online-objects"
      title={say('list.title')}
      list={list}
      result={useQuery(objectsQuery(list))}
      rowKey={(row) => row.id}
      filters={filters}
      lead={<PatrolTabs here="objects" />}
      columns={objectColumns(say)}
      toolbar={
        roles.some((role) => PATROLLING.includes(role)) && (
          <AppLink href="/patrol/new" className="link-button">
            {say('list.new')}
          </AppLink>
        )
      }
      actions={(row) => (
        <AppLink href={`/patrol/objects/${row.id}`} aria-label={`${say('list.open')} ${row.name}`}>
          {say('list.open')}
        </AppLink>
      )}
      empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
    />
  );
}

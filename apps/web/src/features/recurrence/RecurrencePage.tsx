import type { RecurrenceRow } from '@qingyuan/contract/recurrence';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { domainWords } from '../../domain/words.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { areasQuery } from '../areas/areas.query.ts';
import { EarlierList } from './EarlierList.tsx';
import { recurrencesQuery } from './queries.ts';
import { recurrenceWords } from './words.ts';

/** Places that came back: what came again and what was there before. */
export function RecurrencePage() {
  const say = recurrenceWords.use();
  domainWords.use();
  const list = useListSearch();
  const result = useQuery(recurrencesQuery(list));
  const { data: areas = [] } = useQuery(areasQuery(undefined));
  const months = result.data?.windowMonths;
  return (
    <ConsoleList<RecurrenceRow>
      name="recurrence"
      title={say('list.title')}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      filters={[
        {
          kind: 'choice',
          name: 'area',
          label: say('list.area'),
          options: areas.map(({ code, name }) => ({ value: code, label: name })),
        },
      ]}
      lead={months === undefined ? undefined : <p className="quiet">{say('list.intro', { months })}</p>}
      columns={columns(say)}
      empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
    />
  );
}

function columns(say: ReturnType<typeof recurrenceWords.use>): ListColumn<RecurrenceRow>[] {
  return [
    { key: 'place', title: say('list.place'), fixed: true, width: 210, render: (row) => row.address },
    { key: 'area', title: say('list.area'), width: 100, render: (row) => row.areaName },
    {
      key: 'again',
      title: say('list.again'),
      render: (row) => (
        <ul className="looks">
          {row.again.map(({ leadId, title, state, registeredAt }) => (
            <li key={leadId}>
              <AppLink href={`/leads/${leadId}`}>{title}</AppLink>{' '}
              <StateTag tone="bad">{domainWords.lookUp('leadState', state)}</StateTag>
              <p className="quiet">{say('item.again', { when: instantText(registeredAt) })}</p>
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'before',
      title: say('list.before'),
      render: (row) => <EarlierList earlier={row.before} until="again" />,
    },
  ];
}

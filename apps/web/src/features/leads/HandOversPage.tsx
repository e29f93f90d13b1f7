import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useListSearch } from '../../lists/list-search.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { HandOverCard } from './HandOverCard.tsx';
import { LeadTabs } from './LeadTabs.tsx';
import { workWords } from './lead-words.ts';
import { handOversQuery } from './queries/work.ts';
import './leads.css';

/** Everything that was sent to this jurisdiction or from it; the choice stands in the address. */
export function HandOversPage() {
  const say = workWords.use();
  const { values, onSearch } = useListSearch();
  const open = values['open'] !== 'all';
  return (
    <section className="page-card">
      <h1>{say('handOver.title')}</h1>
      <LeadTabs />
      <Checkbox checked={open} onChange={(event) => onSearch(event.target.checked ? {} : { open: 'all' })}>
        {say('handOver.openOnly')}
      </Checkbox>
      <Loaded result={useQuery(handOversQuery(open ? { open: 'true' } : {}))}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={say('handOver.none')} hint={say('handOver.noneHint')} />
          ) : (
            rows.map((one) => <HandOverCard key={one.id} one={one} />)
          )
        }
      </Loaded>
    </section>
  );
}

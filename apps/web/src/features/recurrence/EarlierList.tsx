import type { EarlierAtPlace } from '@qingyuan/contract/recurrence';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { domainWords } from '../../domain/words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { recurrenceWords } from './words.ts';

interface Props {
  readonly earlier: readonly EarlierAtPlace[];
  /** Days are counted up to now, or up to the moment when it came back. */
  readonly until: 'now' | 'again';
}

/** What was at a place before, each with its state and how long ago. */
export function EarlierList({ earlier, until }: Props) {
  const say = recurrenceWords.use();
  domainWords.use();
  return (
    <ul className="looks">
      {earlier.map(({ leadId, title, state, address, sameRoom, daysAgo }) => (
        <li key={leadId}>
          <AppLink href={`/leads/${leadId}`}>{title}</AppLink>{' '}
          <StateTag tone="warning">{domainWords.lookUp('leadState', state)}</StateTag>
          <p className="quiet">
            {[
              say(until === 'now' ? 'item.before' : 'item.beforeAgain', { days: daysAgo }),
              say(sameRoom ? 'item.sameRoom' : 'item.sameBuilding'),
              address,
            ].join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

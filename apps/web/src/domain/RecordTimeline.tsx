import type { TimelineEntry } from '@qingyuan/contract/timeline';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { Timeline } from '@qingyuan/ui/Timeline.tsx';
import { instantText } from '../time/time.ts';
import { newestFirst, toneOf } from './timeline.ts';
import { domainWords } from './words.ts';

/** Everything that was done to a record: who, when, what and why; the newest first. */
export function RecordTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const say = domainWords.use();
  return (
    <section className="page-card">
      <h2>{say('timeline.title')}</h2>
      {entries.length === 0 ? (
        <EmptyState title={say('timeline.empty')} hint={say('timeline.emptyHint')} />
      ) : (
        <Timeline
          entries={newestFirst(entries).map((entry) => ({
            id: String(entry.id),
            at: entry.at,
            when: instantText(entry.at),
            who: [entry.actorName, entry.agencyName].filter((part) => part !== '').join(' · '),
            what: domainWords.lookUp('command', entry.command),
            tone: toneOf(entry.command),
            ...(entry.reason === null ? {} : { reason: entry.reason }),
          }))}
        />
      )}
    </section>
  );
}

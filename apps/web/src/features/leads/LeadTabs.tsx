import { AppLink } from '../../shell/AppLink.tsx';
import { workWords } from './lead-words.ts';
import { leadWords } from './words.ts';

/** The ways to look at leads: list, by area, what is late, hand-overs. */
export function LeadTabs() {
  const say = workWords.use();
  return (
    <nav className="lead-tabs" aria-label={leadWords.say('list.title')}>
      <AppLink href="/leads">{leadWords.say('list.title')}</AppLink>
      <AppLink href="/leads/map">{say('map.title')}</AppLink>
      <AppLink href="/leads/late">{say('late.title')}</AppLink>
      <AppLink href="/leads/hand-overs">{say('handOver.title')}</AppLink>
    </nav>
  );
}

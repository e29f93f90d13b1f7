import type { RewardDetail } from '@qingyuan/contract/rewards';
import { domainWords } from '../../domain/words.ts';
import { type Fact, Facts } from '../../lists/Facts.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { yuanText } from './reward-state.ts';
import { rewardWords } from './words.ts';

export function RewardFacts({ reward }: { readonly reward: RewardDetail }) {
  const say = rewardWords.use();
  const { tip, case: kase } = reward;
  const items: readonly Fact[] = [
    [
      say('facts.tip'),
      <AppLink key="tip" href={`/tips/${tip.id}`}>
        {reward.title}
      </AppLink>,
    ],
    [
      say('facts.channel'),
      `${domainWords.lookUp('channel', tip.channel)} · ${say(tip.named ? 'facts.named' : 'facts.anonymous')}`,
    ],
    [say('facts.received'), instantText(tip.receivedAt)],
    [
      say('facts.case'),
      <AppLink key="case" href={`/cases/${kase.id}`}>
        {kase.title}
        {kase.number === null ? '' : `（${kase.number}）`}
      </AppLink>,
    ],
    [
      say('facts.outcome'),
      kase.outcome === null
        ? domainWords.lookUp('caseState', kase.state)
        : domainWords.lookUp('caseOutcome', kase.outcome),
    ],
    [say('facts.amount'), <strong key="amount" className="num">{`${yuanText(reward.amountFen)}`}</strong>],
  ];
  return (
    <section className="page-card">
      <h2>{say('facts.title')}</h2>
      <p className="quiet">{say('facts.secret')}</p>
      <Facts items={items} />
    </section>
  );
}

import './rewards.css';
import type { RewardDetail } from '@qingyuan/contract/rewards';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ClockList } from '../../domain/ClockList.tsx';
import { NextClock } from '../../domain/NextClock.tsx';
import { RecordTimeline } from '../../domain/RecordTimeline.tsx';
import { domainWords } from '../../domain/words.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { Arrivals } from './Arrivals.tsx';
import { Collection } from './Collection.tsx';
import { Papers } from './Papers.tsx';
import { ProposalCard } from './ProposalCard.tsx';
import { rewardQuery } from './queries.ts';
import { RewardActions } from './RewardActions.tsx';
import { RewardFacts } from './RewardFacts.tsx';
import { rewardTone } from './reward-state.ts';

export function RewardPage() {
  const { rewardId } = useParams({ from: '/shell/rewards/$rewardId' });
  return (
    <Loaded result={useQuery(rewardQuery(rewardId))}>{({ data, can }) => <Reward reward={data} can={can} />}</Loaded>
  );
}

export interface RewardProps {
  readonly reward: RewardDetail;
  readonly can: readonly string[];
}

function Reward({ reward, can }: RewardProps) {
  domainWords.use();
  useRecordTitle(reward.number);
  return (
    <>
      <header className="page-head">
        <div className="page-state">
          <h1 className="num">{reward.number}</h1>
          <StateTag tone={rewardTone(reward.state)}>{domainWords.lookUp('rewardState', reward.state)}</StateTag>
          <NextClock record={reward} />
        </div>
        <RewardActions reward={reward} can={can} />
      </header>
      <div className="page-columns">
        <div>
          <RewardFacts reward={reward} />
          <Arrivals reward={reward} />
          <ProposalCard reward={reward} />
          <RecordTimeline entries={reward.timeline} />
        </div>
        <div>
          <Collection reward={reward} can={can} />
          <Papers reward={reward} />
          <ClockList clocks={reward.clocks} />
        </div>
      </div>
    </>
  );
}

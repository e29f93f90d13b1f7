import type { TipDetail } from '@qingyuan/contract/tips';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ClockList } from '../../domain/ClockList.tsx';
import { RecordTimeline } from '../../domain/RecordTimeline.tsx';
import { domainWords } from '../../domain/words.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { NextClock } from '../../domain/NextClock.tsx';
import { TipReward } from '../rewards/TipReward.tsx';
import { PlaceRecurrence } from '../recurrence/RecurrenceNotice.tsx';
import { Conversation } from './Conversation.tsx';
import { tipQuery } from './queries/tip.ts';
import { TipActions } from './TipActions.tsx';
import { TipFacts } from './TipFacts.tsx';
import { TipFiles } from './TipFiles.tsx';
import { TipIdentity } from './TipIdentity.tsx';
import { tipTone } from './tip-state.ts';

export function TipPage() {
  const { tipId } = useParams({ from: '/shell/tips/$tipId' });
  return <Loaded result={useQuery(tipQuery(tipId))}>{({ data, can }) => <Tip tip={data} can={can} />}</Loaded>;
}

export interface TipProps {
  readonly tip: TipDetail;
  readonly can: readonly string[];
}

function Tip({ tip, can }: TipProps) {
  domainWords.use();
  useRecordTitle(tip.title);
  return (
    <>
      <header className="page-head">
        <div className="page-state">
          <h1>{tip.title}</h1>
          <StateTag tone={tipTone(tip.state)}>{domainWords.lookUp('tipState', tip.state)}</StateTag>
          <NextClock record={tip} />
        </div>
        <TipActions tip={tip} can={can} />
      </header>
      {tip.leadId === null && tip.place !== '' && <PlaceRecurrence areaCode={tip.areaCode} address={tip.place} />}
      <div className="page-columns">
        <div>
          <TipFacts tip={tip} />
          <TipFiles tip={tip} />
          <Conversation tip={tip} />
          <RecordTimeline entries={tip.timeline} />
        </div>
        <div>
          <ClockList clocks={tip.clocks} />
          <TipReward tipId={tip.id} />
          <TipIdentity tip={tip} can={can} />
        </div>
      </div>
    </>
  );
}

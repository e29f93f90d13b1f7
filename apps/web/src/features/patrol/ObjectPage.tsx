import type { OnlineDetail } from '@qingyuan/contract/patrol';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ClockList } from '../../domain/ClockList.tsx';
import { NextClock } from '../../domain/NextClock.tsx';
import { RecordTimeline } from '../../domain/RecordTimeline.tsx';
import { domainWords } from '../../domain/words.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { Captures } from './Captures.tsx';
import { Checks, Sightings } from './History.tsx';
import { objectTone } from './object-state.ts';
import { ObjectActions } from './ObjectActions.tsx';
import { ObjectFacts } from './ObjectFacts.tsx';
import { objectQuery } from './queries/objects.ts';
import { Referrals } from './Referrals.tsx';

export interface ObjectProps {
  readonly object: OnlineDetail;
  readonly can: readonly string[];
}

export function ObjectPage() {
  const { objectId } = useParams({ from: '/shell/patrol/objects/$objectId' });
  return (
    <Loaded result={useQuery(objectQuery(objectId))}>
      {({ data, can }) => <OnlineObject object={data} can={can} />}
    </Loaded>
  );
}

function OnlineObject({ object, can }: ObjectProps) {
  domainWords.use();
  useRecordTitle(object.name);
  return (
    <>
      <header className="page-head">
        <div className="page-state">
          <h1>{object.name}</h1>
          <StateTag tone={objectTone(object.state)}>{domainWords.lookUp('online_objectState', object.state)}</StateTag>
          <NextClock record={object} />
        </div>
        <ObjectActions object={object} can={can} />
      </header>
      <div className="page-columns">
        <div>
          <ObjectFacts object={object} />
          <Captures object={object} can={can} />
          <Referrals object={object} />
          <RecordTimeline entries={object.timeline} />
        </div>
        <div>
          <ClockList clocks={object.clocks} />
          <Checks object={object} />
          <Sightings object={object} />
        </div>
      </div>
    </>
  );
}

import type { LeadDetail } from '@qingyuan/contract/leads';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ClockList } from '../../domain/ClockList.tsx';
import { RecordTimeline } from '../../domain/RecordTimeline.tsx';
import { domainWords } from '../../domain/words.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { NextClock } from '../../domain/NextClock.tsx';
import { LeadRecurrence } from '../recurrence/RecurrenceNotice.tsx';
import { LeadActions } from './LeadActions.tsx';
import { LeadAssessment } from './LeadAssessment.tsx';
import { LeadFacts } from './LeadFacts.tsx';
import { leadTone } from './lead-state.ts';
import { leadQuery } from './queries/lead.ts';

export function LeadPage() {
  const { leadId } = useParams({ from: '/shell/leads/$leadId' });
  return <Loaded result={useQuery(leadQuery(leadId))}>{({ data, can }) => <Lead lead={data} can={can} />}</Loaded>;
}

function Lead({ lead, can }: { readonly lead: LeadDetail; readonly can: readonly string[] }) {
  domainWords.use();
  useRecordTitle(lead.title);
  return (
    <>
      <header className="page-head">
        <div className="page-state">
          <h1>{lead.title}</h1>
          <StateTag tone={leadTone(lead.state)}>{domainWords.lookUp('leadState', lead.state)}</StateTag>
          <NextClock record={lead} />
        </div>
        <LeadActions lead={lead} can={can} />
      </header>
      <LeadRecurrence leadId={lead.id} />
      <div className="page-columns">
        <div>
          <LeadFacts lead={lead} />
          <LeadAssessment assessment={lead.assessment} />
          <RecordTimeline entries={lead.timeline} />
        </div>
        <div>
          <ClockList clocks={lead.clocks} />
        </div>
      </div>
    </>
  );
}

import { leadClocks } from '@qingyuan/contract/clock-changes';
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
import { AnalysisPanel } from './AnalysisPanel.tsx';
import { AssessmentPanel } from './AssessmentPanel.tsx';
import { AssignmentPanel } from './AssignmentPanel.tsx';
import { DuplicatesPanel } from './DuplicatesPanel.tsx';
import { DelayPanel, FeedbackPanel, OriginPanel } from './FeedbackPanel.tsx';
import { HandOverPanel } from './HandOverPanel.tsx';
import { LeadRecurrence } from '../recurrence/RecurrenceNotice.tsx';
import { LeadActions } from './LeadActions.tsx';
import { LeadAssessment } from './LeadAssessment.tsx';
import { LeadFacts } from './LeadFacts.tsx';
import { leadTone } from './lead-state.ts';
import { leadQuery } from './queries/lead.ts';
import { workQuery } from './queries/work.ts';
import './leads.css';

export function LeadPage() {
  const { leadId } = useParams({ from: '/shell/leads/$leadId' });
  return <Loaded result={useQuery(leadQuery(leadId))}>{({ data, can }) => <Lead lead={data} can={can} />}</Loaded>;
}

function Lead({ lead, can }: { readonly lead: LeadDetail; readonly can: readonly string[] }) {
  domainWords.use();
  useRecordTitle(lead.title);
  const { data: work } = useQuery(workQuery(lead.id));
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
          {work !== undefined && <AssessmentPanel id={lead.id} versions={work.data.assessments} can={work.can} />}
          <DuplicatesPanel lead={lead} />
          <AnalysisPanel id={lead.id} />
          <HandOverPanel id={lead.id} can={can} />
          <RecordTimeline entries={lead.timeline} />
        </div>
        <div>
          <ClockList clocks={lead.clocks} acting={{ endpoints: leadClocks, id: lead.id, can }} />
          {work !== undefined && (
            <>
              <AssignmentPanel lead={lead} assignments={work.data.assignments} can={[...can, ...work.can]} />
              <FeedbackPanel id={lead.id} work={work.data} can={work.can} />
              <OriginPanel id={lead.id} work={work.data} can={work.can} />
              <DelayPanel id={lead.id} work={work.data} can={work.can} />
            </>
          )}
        </div>
      </div>
    </>
  );
}

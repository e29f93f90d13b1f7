import type { CaseDetail } from '@qingyuan/contract/cases';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ClockList } from '../../domain/ClockList.tsx';
import { RecordTimeline } from '../../domain/RecordTimeline.tsx';
import { domainWords } from '../../domain/words.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { NextClock } from '../../domain/NextClock.tsx';
import { CaseSchemes } from '../schemes/CaseSchemes.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseEvidence } from './CaseEvidence.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseLooks } from './CaseLooks.tsx';
import { CasePersons } from './CasePersons.tsx';
import { caseTone } from './case-state.ts';
import { caseQuery } from './queries/case.ts';
import { caseWords } from './words.ts';

export function CaseFilePage() {
  const { caseId } = useParams({ from: '/shell/cases/$caseId' });
  return <Loaded result={useQuery(caseQuery(caseId))}>{({ data, can }) => <CaseFile file={data} can={can} />}</Loaded>;
}

export interface CaseFileProps {
  readonly file: CaseDetail;
  readonly can: readonly string[];
}

function CaseFile({ file, can }: CaseFileProps) {
  caseWords.use();
  useRecordTitle(file.number ?? file.title);
  return (
    <>
      <header className="page-head">
        <div className="page-state">
          <h1>{file.title}</h1>
          <StateTag tone={caseTone(file.state)}>{domainWords.lookUp('caseState', file.state)}</StateTag>
          <NextClock record={file} />
        </div>
        <CaseActions file={file} can={can} />
      </header>
      <div className="page-columns">
        <div>
          <CaseFacts file={file} />
          <CaseEvidence file={file} can={can} />
          <CaseSchemes caseId={file.id} />
          <CasePersons file={file} can={can} />
          <RecordTimeline entries={file.timeline} />
        </div>
        <div>
          <ClockList clocks={file.clocks} />
          <CaseLooks looks={file.looks} />
        </div>
      </div>
    </>
  );
}

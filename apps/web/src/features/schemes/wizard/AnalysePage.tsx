import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Steps } from 'antd';
import { useEffect } from 'react';
import { Loaded } from '../../../lists/Loaded.tsx';
import { AppLink } from '../../../shell/AppLink.tsx';
import { isUnderWay, jobQuery } from '../queries/job.ts';
import type { WizardSearch } from '../routes.ts';
import { RunProgress } from '../RunProgress.tsx';
import '../schemes.css';
import { schemeWords } from '../words.ts';
import { ChooseEvidence } from './ChooseEvidence.tsx';
import { SourceStep } from './SourceStep.tsx';

/** From an item of evidence to the structure of a scheme, step by step; each step is in the address. */
export function AnalysePage() {
  const say = schemeWords.use();
  const search = useSearch({ from: '/shell/schemes/new' });
  const navigate = useNavigate();
  const go = (next: WizardSearch) => void navigate({ to: '/schemes/new', search: next });
  const { case: caseId, scheme, evidence, job } = search;
  const at = { ...(caseId === undefined ? {} : { case: caseId }), ...(scheme === undefined ? {} : { scheme }) };
  if (caseId === undefined && job === undefined) {
    return (
      <EmptyState
        title={say('wizard.noCase')}
        hint={say('wizard.noCaseHint')}
        action={<AppLink href="/cases">{say('wizard.openCases')}</AppLink>}
      />
    );
  }
  return (
    <>
      <section className="page-card">
        <h1>{say('wizard.title')}</h1>
        <Steps
          size="small"
          current={job !== undefined ? 2 : evidence === undefined ? 0 : 1}
          items={[
            say('wizard.stepEvidence'),
            `${say('wizard.stepColumns')} · ${say('wizard.stepConfirm')}`,
            say('wizard.stepRun'),
          ].map((title) => ({ title }))}
        />
      </section>
      {job !== undefined && (
        <Run id={job} onBack={() => go({ ...at, ...(evidence === undefined ? {} : { evidence }) })} />
      )}
      {job === undefined && caseId !== undefined && evidence === undefined && (
        <ChooseEvidence caseId={caseId} onChoose={(id) => go({ ...at, evidence: id })} />
      )}
      {job === undefined && caseId !== undefined && evidence !== undefined && (
        <SourceStep
          key={evidence}
          caseId={caseId}
          evidenceId={evidence}
          schemeId={scheme}
          check={search.check}
          onCheck={(check) => go({ ...at, evidence, check })}
          onBack={() => go(at)}
          onStarted={(started) => go({ ...at, evidence, scheme: started.id, job: started.jobId })}
        />
      )}
    </>
  );
}

interface RunProps {
  readonly id: string;
  readonly onBack: () => void;
}

/** Follows the job and opens the scheme when it is done. */
function Run({ id, onBack }: RunProps) {
  const say = schemeWords.use();
  const navigate = useNavigate();
  const result = useQuery(jobQuery(id));
  const { data: job } = result;
  const done = job?.state === 'done' ? job.subjectId : undefined;
  useEffect(() => {
    if (done !== undefined) void navigate({ to: '/schemes/$schemeId', params: { schemeId: done }, replace: true });
  }, [done, navigate]);
  return (
    <Loaded result={result}>
      {(known) => {
        if (isUnderWay(known.state) || known.state === 'done') return <RunProgress job={known} />;
        const { fault } = known;
        return (
          <section className="page-card narrow">
            <Alert
              type={fault === null ? 'info' : 'error'}
              showIcon
              title={say(fault === null ? 'run.cancelled' : 'run.failed')}
              description={
                fault === null ? say('run.cancelledHint') : [fault.message, fault.hint].filter(Boolean).join('\n')
              }
            />
            <div className="wizard-buttons">
              <Button type="primary" onClick={onBack}>
                {say('run.back')}
              </Button>
            </div>
          </section>
        );
      }}
    </Loaded>
  );
}

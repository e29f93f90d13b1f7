import type { SchemeAnalysis, SchemeDetail } from '@qingyuan/contract/schemes';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Loaded } from '../../lists/Loaded.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { PageTabs } from '../../shell/PageTabs.tsx';
import { instantText } from '../../time/time.ts';
import { isUnderWay, jobQuery } from './queries/job.ts';
import { schemeQuery } from './queries/scheme.ts';
import { WaitingChoices } from './quality/WaitingChoices.tsx';
import { RunProgress } from './RunProgress.tsx';
import './schemes.css';
import { schemeWords } from './words.ts';

const TABS = [
  ['overview', ''],
  ['insight', '/insight'],
  ['structure', '/structure'],
  ['persons', '/persons'],
  ['findings', '/findings'],
  ['report', '/report'],
] as const;
export type SchemeTab = (typeof TABS)[number][0];

export interface Analysed {
  readonly scheme: SchemeDetail;
  readonly analysis: SchemeAnalysis;
  readonly can: readonly string[];
}

interface Props {
  readonly tab: SchemeTab;
  readonly children: (analysed: Analysed) => ReactNode;
}

/** Head and tabs of a scheme; the content only where an analysis has finished. */
export function SchemeFrame({ tab, children }: Props) {
  const { schemeId } = useParams({ strict: false });
  const result = useQuery({
    ...schemeQuery(schemeId ?? ''),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data.data.latest.state) ? 2000 : false),
  });
  return (
    <Loaded result={result}>
      {({ data, can }) => (
        <Framed scheme={data} can={can} tab={tab}>
          {children}
        </Framed>
      )}
    </Loaded>
  );
}

function Framed({
  scheme,
  can,
  tab,
  children,
}: Props & { readonly scheme: SchemeDetail; readonly can: readonly string[] }) {
  const say = schemeWords.use();
  useRecordTitle(scheme.name);
  const { analysis } = scheme;
  useFreshReads(scheme.id, analysis?.id);
  return (
    <>
      <header className="page-head">
        <div className="stack">
          <h1>{scheme.name}</h1>
          <span className="quiet small">
            <AppLink href={`/cases/${scheme.caseId}`}>{scheme.caseNumber ?? scheme.caseTitle}</AppLink>
            {analysis !== null &&
              ` · ${say('page.analysed', { version: analysis.version, who: analysis.askedBy, when: instantText(analysis.finishedAt) })}`}
          </span>
        </div>
        <div className="page-actions">
          {can.includes('analyse') && (
            <AppLink href={`/schemes/new?case=${scheme.caseId}&scheme=${scheme.id}`} className="link-button">
              {say('page.reanalyse')}
            </AppLink>
          )}
        </div>
      </header>
      {analysis === null ? (
        <Unfinished scheme={scheme} />
      ) : (
        <>
          <LaterRun scheme={scheme} done={analysis.version} />
          <WaitingChoices scheme={scheme} />
          <PageTabs
            label={say('tab.views')}
            here={tab}
            tabs={TABS.map(([key, path]) => ({ key, href: `/schemes/${scheme.id}${path}`, text: say(`tab.${key}`) }))}
          />
          {children({ scheme, analysis, can })}
        </>
      )}
    </>
  );
}

/** When another analysis has finished, everything that was read of the one before is read anew. */
function useFreshReads(schemeId: string, analysisId: string | undefined): void {
  const client = useQueryClient();
  const shown = useRef(analysisId);
  useEffect(() => {
    if (shown.current === analysisId) return;
    shown.current = analysisId;
    void client.invalidateQueries({ queryKey: ['scheme', schemeId] });
  }, [client, schemeId, analysisId]);
}

function Unfinished({ scheme: { latest } }: { readonly scheme: SchemeDetail }) {
  const say = schemeWords.use();
  const { data: job } = useQuery({ ...jobQuery(latest.jobId), enabled: isUnderWay(latest.state) });
  if (isUnderWay(latest.state)) return job === undefined ? null : <RunProgress job={job} />;
  if (latest.fault !== null)
    return (
      <Alert
        type="error"
        showIcon
        title={say('run.failed')}
        description={<Stackless lines={[latest.fault.message, latest.fault.hint]} />}
      />
    );
  return <EmptyState title={say('run.cancelled')} hint={say('run.cancelledHint')} />;
}

function Stackless({ lines }: { readonly lines: readonly (string | undefined)[] }) {
  return (
    <>
      {lines
        .filter((line) => line !== undefined)
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </>
  );
}

/** A later analysis that is not what the page shows. */
function LaterRun({ scheme: { latest }, done }: { readonly scheme: SchemeDetail; readonly done: number }) {
  const say = schemeWords.use();
  const { version, state, fault } = latest;
  if (version === done || state === 'done') return null;
  const key = state === 'failed' ? 'run.newerFailed' : state === 'cancelled' ? 'run.newerCancelled' : 'run.newer';
  return (
    <Alert
      className="form-problem"
      type={state === 'failed' ? 'warning' : 'info'}
      showIcon
      title={say(key, { version, why: fault?.message ?? '' })}
    />
  );
}

import type { FindingDetail } from '@qingyuan/contract/screening';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RecordTimeline } from '../../domain/RecordTimeline.tsx';
import { type Fact, Facts } from '../../lists/Facts.tsx';
import { Loaded } from '../../lists/Loaded.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { instantText } from '../../time/time.ts';
import { FindingActions } from './FindingActions.tsx';
import { FindingReasons } from './FindingReasons.tsx';
import { findingQuery } from './queries/findings.ts';
import { findingTone } from './screening-state.ts';
import { screeningWords } from './words.ts';

export interface FindingProps {
  readonly finding: FindingDetail;
  readonly can: readonly string[];
}

export function FindingPage() {
  const { findingId } = useParams({ from: '/shell/screening/findings/$findingId' });
  return (
    <Loaded result={useQuery(findingQuery(findingId))}>
      {({ data, can }) => <Finding finding={data} can={can} />}
    </Loaded>
  );
}

function Finding({ finding, can }: FindingProps) {
  useRecordTitle(finding.name);
  return (
    <>
      <header className="page-head">
        <div className="page-state">
          <h1>{finding.name}</h1>
          <StateTag tone={findingTone(finding.state)}>{screeningWords.lookUp('state', finding.state)}</StateTag>
        </div>
        <FindingActions finding={finding} can={can} />
      </header>
      <div className="page-columns">
        <div>
          <FindingReasons finding={finding} />
          <RecordTimeline entries={finding.timeline} />
        </div>
        <div>
          <Basics finding={finding} />
          <ListedRow finding={finding} />
        </div>
      </div>
    </>
  );
}

function Basics({ finding }: Pick<FindingProps, 'finding'>) {
  const say = screeningWords.use();
  const items: readonly (Fact | false)[] = [
    [say('list.kind'), screeningWords.lookUp('kind', finding.kind)],
    [say('detail.code'), finding.code || say('detail.none')],
    [say('detail.address'), finding.address || say('detail.none')],
    [say('column.area'), finding.areaName],
    [
      say('detail.from'),
      <span key="from">
        <AppLink href={`/screening/imports/${finding.importId}`}>{finding.importName}</AppLink>{' '}
        {say('detail.rowNumber', { row: finding.row })}
      </span>,
    ],
    [say('detail.rules'), <code key="rules">{finding.rules}</code>],
    [say('column.seen'), say('detail.seen', { count: finding.timesSeen })],
    finding.decidedBy !== null &&
      finding.decidedAt !== null && [say('detail.decided'), `${finding.decidedBy} · ${instantText(finding.decidedAt)}`],
    finding.dismissReason !== null && [say('detail.dismissReason'), finding.dismissReason],
    finding.leadId !== null && [
      screeningWords.lookUp('state', 'lead'),
      <AppLink key="lead" href={`/leads/${finding.leadId}`}>
        {say('detail.lead')}
      </AppLink>,
    ],
  ];
  return (
    <section className="page-card">
      <h2>{say('detail.facts')}</h2>
      <Facts items={items} />
    </section>
  );
}

/** The row as it stands in the list, column by column. */
function ListedRow({ finding }: Pick<FindingProps, 'finding'>) {
  const say = screeningWords.use();
  return (
    <section className="page-card">
      <h2>{say('detail.row')}</h2>
      <Facts
        items={finding.cells.map(({ column, value }) => [
          column,
          <span key={column} className="long-word">
            {value}
          </span>,
        ])}
      />
    </section>
  );
}

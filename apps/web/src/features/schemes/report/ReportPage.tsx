import { downloadAnnex, downloadReport } from '@qingyuan/contract/scheme-report';
import { useQuery } from '@tanstack/react-query';
import { addressOf } from '../../../api/address.ts';
import { useRefreshSoon } from '../../../api/use-refresh-soon.ts';
import { Loaded } from '../../../lists/Loaded.tsx';
import { type Analysed, SchemeFrame } from '../SchemeFrame.tsx';
import { ExportHistory } from './ExportHistory.tsx';
import { outlineQuery } from './queries.ts';
import { RepeatPanel } from './RepeatPanel.tsx';
import { ReportParts } from './ReportParts.tsx';
import { reportWords } from './words.ts';

const METHOD = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'] as const;

export function ReportPage() {
  return <SchemeFrame tab="report">{(analysed) => <Report {...analysed} />}</SchemeFrame>;
}

function Report({ scheme }: Analysed) {
  const result = useQuery(outlineQuery(scheme.id));
  return (
    <Loaded result={result}>
      {({ data, can }) => (
        <>
          <Downloads schemeId={scheme.id} version={data.version} allowed={can.includes('export-report')} />
          <RepeatPanel schemeId={scheme.id} allowed={can.includes('repeat')} />
          <ReportParts parts={data.parts} annex={data.annex} />
          <ExportHistory exports={data.exports} />
          <Method />
        </>
      )}
    </Loaded>
  );
}

interface DownloadsProps {
  readonly schemeId: string;
  readonly version: number;
  readonly allowed: boolean;
}

function Downloads({ schemeId, version, allowed }: DownloadsProps) {
  const say = reportWords.use();
  const refresh = useRefreshSoon(outlineQuery(schemeId).queryKey);
  return (
    <section className="page-card">
      <h2>{say('page.title')}</h2>
      <p>{say('page.text')}</p>
      {allowed ? (
        <p className="page-actions">
          <a
            className="link-button is-primary"
            href={addressOf(downloadReport.path, { id: schemeId }, {})}
            download
            onClick={refresh}
          >
            {say('page.docx')}
          </a>
          <a
            className="link-button"
            href={addressOf(downloadAnnex.path, { id: schemeId }, {})}
            download
            onClick={refresh}
          >
            {say('page.xlsx')}
          </a>
          <span className="quiet">{say('page.version', { version })}</span>
        </p>
      ) : (
        <p className="quiet">{say('page.none')}</p>
      )}
    </section>
  );
}

function Method() {
  const say = reportWords.use();
  return (
    <section className="page-card prose">
      <h2>{say('method.title')}</h2>
      <ol>
        {METHOD.map((key) => (
          <li key={key}>{say(`method.${key}`)}</li>
        ))}
      </ol>
    </section>
  );
}

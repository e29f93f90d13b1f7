import { SchemeFrame, type Analysed } from './SchemeFrame.tsx';
import { schemeWords } from './words.ts';

const METHOD = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'] as const;

export function ReportPage() {
  return <SchemeFrame tab="report">{(analysed) => <Report {...analysed} />}</SchemeFrame>;
}

function Report({ scheme, can }: Analysed) {
  const say = schemeWords.use();
  return (
    <>
      <section className="page-card">
        <h2>{say('report.title')}</h2>
        <p>{say('report.text')}</p>
        {can.includes('export-report') ? (
          <a className="link-button is-primary" href={`/api/schemes/${scheme.id}/report.docx`} download>
            {say('page.report')}
          </a>
        ) : (
          <p className="quiet">{say('report.none')}</p>
        )}
      </section>
      <section className="page-card prose">
        <h2>{say('report.method')}</h2>
        <ol>
          {METHOD.map((key) => (
            <li key={key}>{say(`report.${key}`)}</li>
          ))}
        </ol>
      </section>
    </>
  );
}

import type { AnnexPart, ReportPart } from '@qingyuan/contract/scheme-report';
import { countText } from '@qingyuan/ui/numbers';
import type { z } from 'zod';
import { reportWords } from './words.ts';

interface Props {
  readonly parts: readonly ReportPart[];
  readonly annex: readonly z.infer<typeof AnnexPart>[];
}

/** What report and annex would hold if they were downloaded now. */
export function ReportParts({ parts, annex }: Props) {
  const say = reportWords.use();
  return (
    <div className="page-columns">
      <section className="page-card">
        <h2>{say('parts.title')}</h2>
        <div className="table-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{say('parts.part')}</th>
                <th scope="col">{say('parts.holds')}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part.title}>
                  <th scope="row">{part.title}</th>
                  <td>
                    <Holds part={part} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="page-card">
        <h2>{say('parts.annex')}</h2>
        <div className="table-scroll">
          <table className="plain-table figures">
            <thead>
              <tr>
                <th scope="col">{say('parts.sheet')}</th>
                <th scope="col">{say('parts.rows')}</th>
              </tr>
            </thead>
            <tbody>
              {annex.map(({ title, rows }) => (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  <td>{countText(rows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

/** Headings named one by one; of more the number of all. */
const NAMED = 4;

function Holds({ part: { parts, paragraphs, tables, charts } }: { readonly part: ReportPart }) {
  const say = reportWords.use();
  const rows = tables.reduce((sum, count) => sum + count, 0);
  const numbers = [
    ...(paragraphs === 0 ? [] : [say('parts.paragraphs', { count: paragraphs })]),
    ...(tables.length === 0 ? [] : [say('parts.tables', { count: tables.length, rows: countText(rows) })]),
    ...(charts === 0 ? [] : [say('parts.charts', { count: charts })]),
  ];
  const named = parts.slice(0, NAMED).join(' ');
  return (
    <>
      {numbers.join(' · ')}
      {named !== '' && <div className="quiet small">{parts.length > NAMED ? `${named} …` : named}</div>}
    </>
  );
}

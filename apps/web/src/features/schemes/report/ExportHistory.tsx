import type { ReportExport } from '@qingyuan/contract/scheme-report';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { instantText } from '../../../time/time.ts';
import { reportWords } from './words.ts';

/** Who has taken the report out, as the time line has it. */
export function ExportHistory({ exports }: { readonly exports: readonly ReportExport[] }) {
  const say = reportWords.use();
  return (
    <section className="page-card">
      <h2>{say('exports.title')}</h2>
      {exports.length === 0 ? (
        <EmptyState title={say('exports.empty')} hint={say('exports.emptyHint')} />
      ) : (
        <div className="table-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{say('exports.when')}</th>
                <th scope="col">{say('exports.who')}</th>
                <th scope="col">{say('exports.format')}</th>
                <th scope="col">{say('repeat.of')}</th>
                <th scope="col">{say('page.digest')}</th>
              </tr>
            </thead>
            <tbody>
              {exports.map((one) => (
                <tr key={one.id}>
                  <td>{instantText(one.at)}</td>
                  <td>{`${one.by} · ${one.agency}`}</td>
                  <td>{say(`exports.${one.format}`)}</td>
                  <td>{say('page.version', { version: one.version })}</td>
                  <td title={one.digest}>{`${one.digest.slice(0, 16)}…`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

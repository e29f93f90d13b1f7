import { downloadImportFaults } from '@qingyuan/contract/scheme-import';
import type { JoinedTable } from '@qingyuan/contract/scheme-join';
import { countText } from '@qingyuan/ui/numbers';
import { addressOf } from '../../../api/address.ts';
import { importWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly joined: readonly JoinedTable[];
  /** May download. */
  readonly mayExport: boolean;
}

const FIGURES = ['rows', 'joined', 'otherStatus', 'unknownMember', 'badAmount', 'otherKind'] as const;

/** What became of the rows of further tables, and the list of those that could not be added. */
export function JoinedTables({ schemeId, joined, mayExport }: Props) {
  const say = importWords.use();
  const faults = joined.some(({ unknownMember, badAmount }) => unknownMember + badAmount > 0);
  return (
    <section className="page-card" aria-label={say('joined.title')}>
      <div className="page-head">
        <h2>{say('joined.title')}</h2>
        {mayExport && faults && (
          <a className="link-button" href={addressOf(downloadImportFaults.path, { id: schemeId }, {})} download>
            {say('joined.download')}
          </a>
        )}
      </div>
      <table className="plain-table figures">
        <thead>
          <tr>
            <th scope="col">{say('joined.table')}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col">
                {say(`joined.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {joined.map((one, at) => (
            <tr key={at}>
              <th scope="row" className="long-word">
                {`${one.table}（${one.file}）`}
              </th>
              {FIGURES.map((figure) => (
                <td key={figure}>{countText(one[figure])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { schemeWords } from '../words.ts';

interface Props {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function SampleRows({ columns, rows }: Props) {
  const say = schemeWords.use();
  if (rows.length === 0) return <section className="page-card">{say('wizard.sampleEmpty')}</section>;
  const title = say('wizard.sample', { count: rows.length });
  return (
    <section className="page-card">
      <h2>{title}</h2>
      <div className="sample" role="region" aria-label={title} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              {columns.map((column, at) => (
                // Names may repeat; columns never change places.
                <th key={at} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {columns.map((_, cell) => (
                  <td key={cell}>{row[cell] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="ui-note">{say('wizard.sampleNote')}</p>
    </section>
  );
}

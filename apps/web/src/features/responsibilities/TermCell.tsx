import type { Responsibility } from '@qingyuan/contract/jurisdictions';
import type { Terms } from './terms.ts';
import { responsibilityWords } from './words.ts';

interface Props {
  readonly label: string;
  readonly terms: Terms;
}

export function TermCell({ label, terms: { present, coming, earlier } }: Props) {
  const say = responsibilityWords.use();
  return (
    <td data-label={label}>
      <div>
        {present === undefined ? <span className="quiet">{say('list.nobody')}</span> : <Term term={present} />}
        {coming.map((term) => (
          <div key={term.id}>
            {say('list.coming')} <Term term={term} />
          </div>
        ))}
        {earlier.length > 0 && (
          <details className="small">
            <summary>{say('list.earlier', { count: earlier.length })}</summary>
            {earlier.map((term) => (
              <Term key={term.id} term={term} />
            ))}
          </details>
        )}
      </div>
    </td>
  );
}

function Term({ term: { name, post, termFrom, termTo } }: { readonly term: Responsibility }) {
  const say = responsibilityWords.use();
  return (
    <div className="inline">
      <b>{name}</b> <span>{post}</span>
      <span className="quiet small num">
        {termTo === null ? say('list.since', { from: termFrom }) : say('list.until', { from: termFrom, to: termTo })}
      </span>
    </div>
  );
}

import type { SchemeAnalysis } from '@qingyuan/contract/schemes';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { schemeWords } from '../words.ts';

interface Props {
  readonly schemeId: string;
  readonly analysis: SchemeAnalysis;
}

export function FindingCounts({ schemeId, analysis }: Props) {
  const say = schemeWords.use();
  const found = analysis.findings.filter(({ count }) => count > 0);
  return (
    <section className="page-card">
      <h2>{say('over.findings')}</h2>
      {found.length === 0 ? (
        <p>{say('over.findingsNone')}</p>
      ) : (
        <>
          <p className="quiet small">{say('over.findingsHint')}</p>
          <ul className="count-list">
            {found.map(({ kind, count }) => (
              <li key={kind}>
                <span>{say(`finding.${kind}`)}</span>
                <CountLink
                  count={count}
                  href={`/schemes/${schemeId}/findings?kind=${kind}`}
                  label={say(`finding.${kind}`)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../lists/Loaded.tsx';
import { decisionsQuery } from '../queries/decisions.ts';
import { schemeWords } from '../words.ts';
import { DecisionText } from './DecisionText.tsx';

/** Every decision about persons of the scheme, newest first; those replaced by a later one stay. */
export function Decisions({ schemeId }: { readonly schemeId: string }) {
  const say = schemeWords.use();
  return (
    <section className="page-card" aria-label={say('decide.historyAll')}>
      <h2>{say('decide.historyAll')}</h2>
      <Loaded result={useQuery(decisionsQuery(schemeId))}>
        {(decisions) =>
          decisions.length === 0 ? (
            <EmptyState title={say('decide.historyNone')} hint={say('decide.historyNoneHint')} />
          ) : (
            <ul className="decisions">
              {decisions.map((one) => (
                <li key={one.id}>
                  <span className="inline">
                    <strong>{`${one.name} ${one.memberId}`}</strong>
                    <StateTag tone={one.supersededAt === null ? 'good' : 'neutral'}>
                      {say(one.supersededAt === null ? 'decide.inForce' : 'decide.superseded')}
                    </StateTag>
                  </span>
                  <DecisionText decision={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

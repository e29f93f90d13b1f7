import type { AccountRef } from '@qingyuan/contract/scheme-accounts';
import { useQuery } from '@tanstack/react-query';
import { decisionsQuery } from '../queries/decisions.ts';
import { schemeWords } from '../words.ts';
import { DecisionText } from './DecisionText.tsx';

interface Props {
  readonly schemeId: string;
  readonly accounts: readonly AccountRef[];
}

/** What was decided about the person before, by any of his accounts. */
export function EarlierDecisions({ schemeId, accounts }: Props) {
  const say = schemeWords.use();
  const { data: decisions } = useQuery(decisionsQuery(schemeId));
  const earlier = (decisions ?? []).filter(({ memberId }) => accounts.some((one) => one.memberId === memberId));
  if (earlier.length === 0) return null;
  return (
    <>
      <p className="ui-label">{say('decide.history')}</p>
      <ul className="decisions">
        {earlier.map((one) => (
          <li key={one.id}>
            <DecisionText decision={one} />
            <span className="quiet small">
              {say(one.supersededAt === null ? 'decide.inForce' : 'decide.superseded')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

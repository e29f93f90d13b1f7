import type { AccountDetail } from '@qingyuan/contract/scheme-accounts';
import { countText } from '@qingyuan/ui/numbers';
import { Button } from 'antd';
import { useState } from 'react';
import { memberText } from '../member.ts';
import { DecisionDialog } from '../persons/DecisionDialog.tsx';
import { DecisionText } from '../persons/DecisionText.tsx';
import { Reasons } from '../persons/Reasons.tsx';
import { schemeWords } from '../words.ts';

interface Props {
  readonly schemeId: string;
  readonly account: AccountDetail;
  readonly mayDecide: boolean;
  readonly onOpen: (index: number) => void;
}

/** Who stands behind an account, what he reaches, and what was decided about him. */
export function PersonCard({ schemeId, account, mayDecide, onOpen }: Props) {
  const say = schemeWords.use();
  const [deciding, setDeciding] = useState(false);
  const { person } = account;
  const { recommender } = account.addresses;
  return (
    <section className="page-card">
      <h2>{say('account.person')}</h2>
      <p>
        {say('account.accounts', { count: countText(person.accountCount) })}
        {person.accountCount > person.accounts.length && say('account.accountsMore', { shown: person.accounts.length })}
      </p>
      <ul className="path-chain">
        {person.accounts.map((one) => (
          <li key={one.index}>
            <button type="button" className="figure" onClick={() => onOpen(one.index)}>
              {memberText(one)}
            </button>
          </li>
        ))}
      </ul>
      {person.reasons.length === 0 ? (
        <p className="quiet">{say('account.noReasons')}</p>
      ) : (
        <Reasons reasons={person.reasons} />
      )}
      <p className="ui-label">{say('person.decision')}</p>
      <DecisionText decision={person.decision} />
      {mayDecide && recommender !== null && (
        <Button className="panel-button" onClick={() => setDeciding(true)}>
          {say(person.decision === null ? 'person.decide' : 'person.redecide')}
        </Button>
      )}
      {deciding && recommender !== null && (
        <DecisionDialog
          schemeId={schemeId}
          account={{ ...account, index: recommender }}
          accounts={person.accounts}
          onClose={() => setDeciding(false)}
        />
      )}
    </section>
  );
}

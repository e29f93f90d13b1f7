import type { SchemeInsight } from '@qingyuan/contract/scheme-insight';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { countText } from '@qingyuan/ui/numbers';
import { Segmented } from 'antd';
import { useState } from 'react';
import { AccountLink } from './AccountLink.tsx';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly lines: SchemeInsight['topLines'];
}

const ORDERS = ['accounts', 'people', 'money'] as const;

export function TopLines({ schemeId, lines }: Props) {
  const say = insightWords.use();
  const [by, setBy] = useState<(typeof ORDERS)[number]>('accounts');
  return (
    <section className="page-card">
      <h2>{say('top.title')}</h2>
      <p className="quiet small">{say('top.note')}</p>
      <Segmented
        aria-label={say('top.by')}
        size="small"
        value={by}
        onChange={setBy}
        options={ORDERS.map((value) => ({ value, label: say(`top.${value}`) }))}
      />
      {lines[by].length === 0 ? (
        <p className="quiet">{say('top.none')}</p>
      ) : (
        <div className="table-scroll">
          <table className="plain-table figures">
            <thead>
              <tr>
                <th scope="col">{say('top.account')}</th>
                {ORDERS.map((name) => (
                  <th scope="col" key={name}>
                    {say(`top.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines[by].map(({ account, accounts, people, moneyFen }) => (
                <tr key={account.index}>
                  <th scope="row">
                    <AccountLink schemeId={schemeId} account={account} />
                  </th>
                  <td>{countText(accounts)}</td>
                  <td>{countText(people)}</td>
                  <td>{yuanText(moneyFen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

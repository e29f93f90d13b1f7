import type { SchemeGrowth } from '@qingyuan/contract/scheme-insight';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { Segmented } from 'antd';
import { useState } from 'react';
import { GrowthChart } from './GrowthChart.tsx';
import { rowsHref } from './insight-search.ts';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly growth: SchemeGrowth | null;
}

/** Heads by month or day, in all, and what has no readable day. */
export function Growth({ schemeId, growth }: Props) {
  const say = insightWords.use();
  return (
    <section className="page-card">
      <h2>{say('growth.title')}</h2>
      {growth === null ? (
        <p className="quiet">{say('growth.absent')}</p>
      ) : (
        <Known schemeId={schemeId} growth={growth} />
      )}
    </section>
  );
}

function Known({ schemeId, growth }: { readonly schemeId: string; readonly growth: SchemeGrowth }) {
  const say = insightWords.use();
  const [by, setBy] = useState<'month' | 'day'>('month');
  const steps = by === 'month' ? growth.months : growth.days;
  return (
    <>
      <Facts schemeId={schemeId} growth={growth} />
      <Segmented
        aria-label={say('growth.unit')}
        size="small"
        value={by}
        onChange={setBy}
        options={[
          { value: 'month', label: say('growth.byMonth') },
          { value: 'day', label: say('growth.byDay') },
        ]}
      />
      <GrowthChart steps={steps} />
      <details>
        <summary>{say('growth.table')}</summary>
        <div className="table-scroll insight-tall">
          <table className="plain-table figures">
            <thead>
              <tr>
                <th scope="col">{say('growth.at')}</th>
                <th scope="col">{say('growth.accounts')}</th>
                <th scope="col">{say('growth.cumulative')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ at, accounts, cumulative }) => (
                <tr key={at}>
                  <th scope="row">{at}</th>
                  <td>
                    <CountLink count={accounts} href={rowsHref(schemeId, { by, value: at })} label={at} />
                  </td>
                  <td>{countText(cumulative)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function Facts({ schemeId, growth }: { readonly schemeId: string; readonly growth: SchemeGrowth }) {
  const say = insightWords.use();
  const { firstJoined, lastJoined, firstActive, lastActive } = growth;
  const missing = [
    ['no_day', 'growth.empty', growth.empty],
    ['bad_day', 'growth.unreadable', growth.unreadable],
  ] as const;
  return (
    <p className="small num-list">
      {firstJoined !== null && <span>{say('growth.span', { first: firstJoined, last: lastJoined ?? '' })}</span>}
      {firstActive !== null && <span>{say('growth.activity', { first: firstActive, last: lastActive ?? '' })}</span>}
      {missing
        .filter(([, , count]) => count > 0)
        .map(([kind, word, count]) => (
          <span key={kind}>
            {`${say(word)} `}
            <CountLink count={count} href={rowsHref(schemeId, { by: kind })} label={say(word)} />
          </span>
        ))}
    </p>
  );
}

import { CountingBasis, type SchemeAnalysis, type ThresholdKey } from '@qingyuan/contract/schemes';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { THRESHOLDS } from '../thresholds.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly schemeId: string;
  readonly analysis: SchemeAnalysis;
}

/** The same figures counted by account and by person, side by side. */
export function BasisTable({ schemeId, analysis: { bases, thresholds, totals } }: Props) {
  const say = schemeWords.use();
  const shown = CountingBasis.options.flatMap((basis) => bases.filter((one) => one.basis === basis));
  const limits = { people: countText(thresholds.people), levels: countText(thresholds.levels) };
  const label: Record<ThresholdKey, string> = {
    '30_3': say('over.meets30_3', limits),
    '120': say('over.meets120', { people: countText(thresholds.seriousPeople) }),
    '2_5m': say('over.meets2_5m', { money: yuanText(thresholds.seriousMoneyFen) }),
  };
  return (
    <section className="page-card">
      <h2>{say('over.totals')}</h2>
      <div className="table-scroll">
        <table className="plain-table figures">
          <thead>
            <tr>
              <th scope="col">{say('over.figure')}</th>
              {shown.map(({ basis }) => (
                <th key={basis} scope="col">
                  {say(`basis.${basis}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{say('over.heads')}</th>
              {shown.map(({ basis, heads }) => (
                <td key={basis} className="num">
                  {say(basis === 'accounts' ? 'over.headsAccounts' : 'over.headsPersons', { count: countText(heads) })}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{say('over.levels')}</th>
              {shown.map(({ basis, levels }) => (
                <td key={basis} className="num">
                  {countText(levels)}
                </td>
              ))}
            </tr>
            {THRESHOLDS.map((key) => (
              <tr key={key}>
                <th scope="row">{label[key]}</th>
                {shown.map(({ basis, meets }) => (
                  <td key={basis} className="num">
                    {basis === 'persons' ? (
                      <CountLink
                        count={meets[key]}
                        href={`/schemes/${schemeId}/persons?threshold=${key}`}
                        label={label[key]}
                      />
                    ) : (
                      countText(meets[key])
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet small">{say('over.basisNote')}</p>
      <p className="small num-list">
        <span>{`${say('over.rows')} ${countText(totals.rows)}`}</span>
        <span>{`${say('over.roots')} ${countText(totals.roots)}`}</span>
        <span>{`${say('over.paidIn')} ${say('over.yuan', { amount: yuanText(totals.paidInFen) })}`}</span>
        <span>{`${say('over.paidOut')} ${say('over.yuan', { amount: yuanText(totals.paidOutFen) })}`}</span>
      </p>
    </section>
  );
}

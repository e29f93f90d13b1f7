import type { RewardDetail } from '@qingyuan/contract/rewards';
import { orderArrivals } from '@qingyuan/core/rewards/arrival';
import { domainWords } from '../../domain/words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { secondText } from '../../time/time.ts';
import { rewardWords } from './words.ts';

/** Every tip about the conduct in the order of arrival, and which of them count as first. */
export function Arrivals({ reward }: { readonly reward: RewardDetail }) {
  const say = rewardWords.use();
  const { arrivals, proposal, schemes } = reward;
  const left = new Map(proposal?.given.leftOut.map(({ tipId, reason }) => [tipId, reason]));
  const scheme = schemes.find(({ id }) => id === proposal?.given.schemeId) ?? schemes[0];
  const order = orderArrivals(
    arrivals.filter(({ tipId }) => !left.has(tipId)).map((one) => ({ id: one.tipId, at: Date.parse(one.receivedAt) })),
    scheme?.sharing.simultaneousMinutes ?? 0,
  );
  return (
    <section className="page-card">
      <h2>{say('arrivals.title')}</h2>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('arrivals.place')}</th>
              <th scope="col">{say('arrivals.received')}</th>
              <th scope="col">{say('arrivals.tip')}</th>
              <th scope="col">{say('arrivals.standing')}</th>
              <th scope="col">{say('arrivals.reward')}</th>
            </tr>
          </thead>
          <tbody>
            {arrivals.map((one) => {
              const placed = order.find(({ id }) => id === one.tipId);
              return (
                <tr key={one.tipId} className={one.own ? 'reward-own' : undefined}>
                  <td className="num">{placed?.place ?? '—'}</td>
                  <td className="num">{secondText(one.receivedAt)}</td>
                  <td>
                    <AppLink href={`/tips/${one.tipId}`}>{one.title}</AppLink>
                    {one.own && <span className="quiet"> {say('arrivals.own')}</span>}
                  </td>
                  <td>
                    {placed === undefined
                      ? say('arrivals.left', { reason: left.get(one.tipId) ?? '' })
                      : say(placed.first ? 'arrivals.first' : 'arrivals.later')}
                  </td>
                  <td>
                    {one.rewardId === null || one.rewardState === null ? (
                      '—'
                    ) : (
                      <AppLink href={`/rewards/${one.rewardId}`}>
                        {domainWords.lookUp('rewardState', one.rewardState)}
                      </AppLink>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

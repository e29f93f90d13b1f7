import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import type { RewardDetail } from '@qingyuan/contract/rewards';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { textLanguage } from '../../i18n/i18n.ts';
import { instantText } from '../../time/time.ts';
import { yuanText } from './reward-state.ts';
import { Steps } from './Steps.tsx';
import { rewardWords } from './words.ts';

type Proposal = NonNullable<RewardDetail['proposal']>;

/** What was proposed: every answer with its reason, the grade with its grounds, the reckoning opened to its lines. */
export function ProposalCard({ reward }: { readonly reward: RewardDetail }) {
  const say = rewardWords.use();
  const { proposal } = reward;
  const scheme = reward.schemes.find(({ id }) => id === proposal?.given.schemeId);
  if (proposal === null || scheme === undefined) {
    return (
      <section className="page-card">
        <h2>{say('proposal.title')}</h2>
        <EmptyState title={say('proposal.none')} hint={say('proposal.noneHint')} />
      </section>
    );
  }
  const { reckoned, given } = proposal;
  return (
    <section className="page-card">
      <h2>{say('proposal.title')}</h2>
      <p className="quiet">
        {say('proposal.by', { by: proposal.by, at: instantText(proposal.at), version: proposal.version })}
      </p>
      <p>
        <StateTag tone={reckoned.eligible ? 'good' : 'bad'}>
          {say(reckoned.eligible ? 'proposal.grant' : 'proposal.refuse')}
        </StateTag>{' '}
        {reckoned.shareFen !== null && (
          <strong className="num">{say('proposal.amount', { amount: yuanText(reckoned.shareFen) })}</strong>
        )}
      </p>
      {!reckoned.eligible && (
        <ul>
          {reckoned.excluded.map((id) => (
            <li key={id}>{exclusionText(id, scheme)}</li>
          ))}
        </ul>
      )}
      <Questions proposal={proposal} scheme={scheme} />
      <h3>{levelText(proposal, scheme) ?? say('proposal.grounds')}</h3>
      <p className="long-text">{given.grounds}</p>
      <h3>{say('proposal.reckoning')}</h3>
      <Basis proposal={proposal} scheme={scheme} />
      <Steps steps={reckoned.steps} scheme={scheme} />
    </section>
  );
}

/** A question's own words, or why the reckoning gives nothing. */
export function exclusionText(id: string, scheme: RewardScheme): string {
  const language = textLanguage();
  const question = scheme.questions.find((one) => one.id === id);
  if (question === undefined) return rewardWords.lookUp('excluded', id);
  return rewardWords.say(question.excludes === 'yes' ? 'excluded.yes' : 'excluded.no', {
    question: question.title[language],
  });
}

function Questions({ proposal, scheme }: { readonly proposal: Proposal; readonly scheme: RewardScheme }) {
  const say = rewardWords.use();
  const language = textLanguage();
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption className="quiet">{say('proposal.questions')}</caption>
        <tbody>
          {scheme.questions.map(({ id, title }) => {
            const answer = proposal.given.answers[id];
            return (
              <tr key={id} className={proposal.reckoned.excluded.includes(id) ? 'reward-excluded' : undefined}>
                <th scope="row">{title[language]}</th>
                <td>{answer === undefined ? '—' : say(`answer.${answer.answer}`)}</td>
                <td className="quiet">{answer?.reason}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function levelText({ given }: Proposal, { amount }: RewardScheme): string | undefined {
  const language = textLanguage();
  return amount.kind === 'percentage'
    ? amount.levels.find(({ level }) => level === given.level)?.title[language]
    : undefined;
}

function Basis({ proposal: { given }, scheme }: { readonly proposal: Proposal; readonly scheme: RewardScheme }) {
  const say = rewardWords.use();
  const language = textLanguage();
  if (scheme.amount.kind === 'percentage') {
    return (
      <p>{say('proposal.penalty', { amount: yuanText(given.penaltyFen), document: given.penaltyDocument || '—' })}</p>
    );
  }
  return (
    <ul>
      {scheme.amount.facts.map(({ id, title, kind }) => (
        <li key={id}>
          {title[language]}:{' '}
          {kind === 'count' ? (given.facts[id] ?? 0) : say(given.facts[id] ? 'answer.yes' : 'answer.no')}
        </li>
      ))}
    </ul>
  );
}

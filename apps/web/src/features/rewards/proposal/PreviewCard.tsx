import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import type { RewardDetail } from '@qingyuan/contract/rewards';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { Form } from 'antd';
import { exclusionText } from '../ProposalCard.tsx';
import { Steps } from '../Steps.tsx';
import { yuanText } from '../reward-state.ts';
import { rewardWords } from '../words.ts';
import { preview, type ProposalFields } from './proposal-fields.ts';

/** What the proposal comes to by what is filled in so far. */
export function PreviewCard({ reward, scheme }: { readonly reward: RewardDetail; readonly scheme: RewardScheme }) {
  const say = rewardWords.use();
  const fields: ProposalFields | undefined = Form.useWatch((values: ProposalFields) => values);
  const { excluded, unanswered, reckoning } = preview(fields ?? { schemeId: scheme.id }, scheme, reward);
  const out = reckoning.ok ? excluded : [...excluded, reckoning.fault.replaceAll('-', '_')];
  return (
    <section aria-live="polite">
      <h3>{say('propose.result')}</h3>
      <p>
        {unanswered > 0 && <span className="quiet">{say('propose.unanswered', { count: unanswered })} </span>}
        {reckoning.ok && excluded.length === 0 ? (
          <StateTag tone="good">{say('proposal.amount', { amount: yuanText(reckoning.shareFen) })}</StateTag>
        ) : (
          <StateTag tone="bad">{say('proposal.refuse')}</StateTag>
        )}
      </p>
      {out.length > 0 && (
        <ul>
          {out.map((id) => (
            <li key={id}>{exclusionText(id, scheme)}</li>
          ))}
        </ul>
      )}
      {reckoning.steps.length > 0 && <Steps steps={reckoning.steps} scheme={scheme} />}
    </section>
  );
}

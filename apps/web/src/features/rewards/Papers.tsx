import { approvalForm, collectionForm, type RewardDetail } from '@qingyuan/contract/rewards';
import { addressOf } from '../../api/address.ts';
import { useRefreshSoon } from '../../api/use-refresh-soon.ts';
import { rewardQuery } from './queries.ts';
import { rewardWords } from './words.ts';

export function Papers({ reward }: { readonly reward: RewardDetail }) {
  const say = rewardWords.use();
  const refresh = useRefreshSoon(rewardQuery(reward.id).queryKey);
  return (
    <section className="page-card">
      <h2>{say('papers.title')}</h2>
      <p className="quiet">{say('papers.text')}</p>
      <p className="page-actions">
        <a
          className="link-button"
          href={addressOf(approvalForm.path, { id: reward.id }, {})}
          download
          onClick={refresh}
        >
          {say('papers.approval')}
        </a>
        <a
          className="link-button"
          href={addressOf(collectionForm.path, { id: reward.id }, {})}
          download
          onClick={refresh}
        >
          {say('papers.collection')}
        </a>
      </p>
    </section>
  );
}

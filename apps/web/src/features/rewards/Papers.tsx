import { approvalForm, collectionForm, type RewardDetail } from '@qingyuan/contract/rewards';
import { useQueryClient } from '@tanstack/react-query';
import { addressOf } from '../../api/address.ts';
import { rewardQuery } from './queries.ts';
import { rewardWords } from './words.ts';

/** The trace of the download is there a moment after the click. */
const REFRESH_MS = 1500;

export function Papers({ reward }: { readonly reward: RewardDetail }) {
  const say = rewardWords.use();
  const client = useQueryClient();
  const refresh = () => setTimeout(() => void client.invalidateQueries(rewardQuery(reward.id)), REFRESH_MS);
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

import { revealAccount } from '@qingyuan/contract/rewards';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { type Fact, Facts } from '../../lists/Facts.tsx';
import { instantText } from '../../time/time.ts';
import type { RewardProps } from './RewardPage.tsx';
import { rewardWords } from './words.ts';

/** How it is collected. PIN and account are never shown here; the account only for a stated purpose. */
export function Collection({ reward, can }: RewardProps) {
  const say = rewardWords.use();
  const { collection, tip } = reward;
  const items: readonly (Fact | false)[] = [
    [say('collection.by'), say(tip.canReply ? 'collection.withCode' : 'collection.withIdentity')],
    tip.canReply && [say('collection.pin'), pinText(reward)],
    collection.hasAccount && [say('collection.account'), <Account key="account" reward={reward} can={can} />],
    collection.checkedBy !== null && [say('collection.checked'), collection.checkedBy],
    collection.paidAt !== null && [
      say('collection.paid'),
      `${collection.paidBy ?? ''} · ${instantText(collection.paidAt)}`,
    ],
    collection.paidAt !== null && [
      say('collection.voucher'),
      `${rewardWords.lookUp('means', collection.means ?? '')} · ${collection.voucher ?? ''}`,
    ],
  ];
  return (
    <section className="page-card">
      <h2>{say('collection.title')}</h2>
      <Facts items={items} />
    </section>
  );
}

function pinText({ collection, state }: RewardProps['reward']): string {
  if (state === 'paid') return rewardWords.say('collection.pinUsed');
  if (!collection.hasPin) return rewardWords.say('collection.pinNone');
  return rewardWords.say('collection.pinDrawn', { left: collection.triesLeft });
}

/** Shown for a purpose, in this page only, and gone when it is left. */
function Account({ reward, can }: RewardProps) {
  const say = rewardWords.use();
  const [asking, setAsking] = useState(false);
  const reveal = useMutation({
    mutationFn: (purpose: string) => call(revealAccount, { params: { id: reward.id }, body: { purpose } }),
    gcTime: 0,
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <span className="inline">
        {reveal.data === undefined ? (
          <span className="quiet">{say('collection.sealed')}</span>
        ) : (
          <span className="num">{`${reveal.data.holder} · ${reveal.data.bank} · ${reveal.data.account}`}</span>
        )}
        {can.includes('reveal-account') && reveal.data === undefined && (
          <Button type="link" size="small" onClick={() => setAsking(true)}>
            {say('collection.reveal')}
          </Button>
        )}
      </span>
      <ReasonDialog
        open={asking}
        title={say('collection.reveal')}
        consequence={say('collection.revealText')}
        reasonLabel={say('collection.purpose')}
        busy={reveal.isPending}
        error={reveal.error === null ? undefined : failureLine(reveal.error)}
        onConfirm={(purpose) => reveal.mutate(purpose)}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}

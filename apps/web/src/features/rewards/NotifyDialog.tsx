import { notifyReporter, type RewardDetail } from '@qingyuan/contract/rewards';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
import { rewardWords } from './words.ts';

export interface RewardDialogProps {
  readonly reward: RewardDetail;
  readonly onClose: () => void;
}

/** With a receipt the notice goes into the conversation; otherwise it is kept how the reporter was told. */
export function NotifyDialog({ reward, onClose }: RewardDialogProps) {
  const say = rewardWords.use();
  const { canReply } = reward.tip;
  return (
    <CommandDialog
      endpoint={notifyReporter}
      inputs={(how) => ({ params: { id: reward.id }, body: how === '' ? {} : { how } })}
      title={say('action.notify')}
      consequence={say(canReply ? 'dialog.notifyCode' : 'dialog.notifyOther')}
      reasonLabel={say('dialog.how')}
      reasonOptional={canReply}
      onClose={onClose}
    />
  );
}

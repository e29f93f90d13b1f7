import { notifyReporter, type RewardDetail } from '@qingyuan/contract/rewards';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App } from 'antd';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { rewardWords } from './words.ts';

export interface RewardDialogProps {
  readonly reward: RewardDetail;
  readonly onClose: () => void;
}

/** With a receipt the notice goes into the conversation; otherwise it is kept how the reporter was told. */
export function NotifyDialog({ reward, onClose }: RewardDialogProps) {
  const say = rewardWords.use();
  const { message } = App.useApp();
  const notify = useCommand(notifyReporter);
  const { canReply } = reward.tip;
  const name = say('action.notify');
  return (
    <ReasonDialog
      open
      title={name}
      confirmText={name}
      consequence={say(canReply ? 'dialog.notifyCode' : 'dialog.notifyOther')}
      reasonLabel={say('dialog.how')}
      reasonOptional={canReply}
      busy={notify.isPending}
      error={notify.error === null ? undefined : failureLine(notify.error)}
      onConfirm={(how) =>
        notify.mutate(
          { params: { id: reward.id }, body: how === '' ? {} : { how } },
          {
            onSuccess: () => {
              void message.success(say('dialog.done', { action: name }));
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    />
  );
}

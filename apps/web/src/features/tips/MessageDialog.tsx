import { askReporter, followUpTip } from '@qingyuan/contract/tips';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App } from 'antd';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { TipDialogProps } from './AcceptDialog.tsx';
import { tipWords } from './words.ts';

interface Props extends TipDialogProps {
  readonly action: 'ask' | 'follow-up';
}

/** Writes to the reporter, who reads it with the receipt code. */
export function MessageDialog({ tip, action, onClose }: Props) {
  const say = tipWords.use();
  const { message } = App.useApp();
  const send = useCommand(action === 'ask' ? askReporter : followUpTip);
  const name = tipWords.lookUp('action', action);
  return (
    <ReasonDialog
      open
      title={name}
      confirmText={name}
      consequence={say(action === 'ask' ? 'dialog.askText' : 'dialog.followUpText')}
      reasonLabel={say('dialog.message')}
      busy={send.isPending}
      error={send.error === null ? undefined : failureLine(send.error)}
      onConfirm={(text) =>
        send.mutate(
          { params: { id: tip.id }, body: { message: text } },
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

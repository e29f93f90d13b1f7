import { disableUser, type User } from '@qingyuan/contract/jurisdictions';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App } from 'antd';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { userWords } from './words.ts';

export interface UserDialogProps {
  readonly user: User;
  readonly onClose: () => void;
}

export function DisableDialog({ user, onClose }: UserDialogProps) {
  const say = userWords.use();
  const { message } = App.useApp();
  const disable = useCommand(disableUser);
  return (
    <ReasonDialog
      open
      danger
      title={say('dialog.disableTitle', { name: user.name })}
      confirmText={say('list.disable')}
      consequence={say('dialog.disableText')}
      busy={disable.isPending}
      error={disable.error === null ? undefined : failureLine(disable.error)}
      onConfirm={(reason) =>
        disable.mutate(
          { params: { id: user.id }, body: { reason } },
          {
            onSuccess: () => {
              void message.success(say('dialog.disableDone'));
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    />
  );
}

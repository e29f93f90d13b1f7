import { revokeChoice, type SchemeChoice } from '@qingyuan/contract/scheme-choices';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App } from 'antd';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { qualityWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly choice: SchemeChoice;
  readonly onClose: () => void;
}

export function RevokeDialog({ schemeId, choice, onClose }: Props) {
  const say = qualityWords.use();
  const { message } = App.useApp();
  const revoke = useCommand(revokeChoice);
  return (
    <ReasonDialog
      open
      title={say('revoke.title', { number: choice.number })}
      consequence={say('revoke.consequence')}
      busy={revoke.isPending}
      error={revoke.error === null ? undefined : failureLine(revoke.error)}
      onConfirm={(reason) =>
        revoke.mutate(
          { params: { id: schemeId, choiceId: choice.id }, body: { reason } },
          {
            onSuccess: () => {
              void message.success(say('revoke.done'));
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    >
      <p className="ui-label">{say(`kind.${choice.kind}`)}</p>
      <p className="long-word">{[choice.memberId, choice.otherId].filter((id) => id !== null).join(' → ')}</p>
    </ReasonDialog>
  );
}

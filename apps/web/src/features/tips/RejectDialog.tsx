import { rejectTip, TIP_LIMITS } from '@qingyuan/contract/tips';
import { Field } from '@qingyuan/ui/Field.tsx';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Input } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { TipDialogProps } from './AcceptDialog.tsx';
import { tipWords } from './words.ts';

/** Ends the tip, with the reason for the file and, apart from it, what the reporter reads. */
export function RejectDialog({ tip, onClose }: TipDialogProps) {
  const say = tipWords.use();
  const { message } = App.useApp();
  const [answer, setAnswer] = useState('');
  const reject = useCommand(rejectTip);
  return (
    <ReasonDialog
      open
      danger
      title={say('action.reject')}
      confirmText={say('action.reject')}
      consequence={say('dialog.rejectText')}
      busy={reject.isPending}
      error={reject.error === null ? undefined : failureLine(reject.error)}
      onConfirm={(reason) =>
        reject.mutate(
          { params: { id: tip.id }, body: answer.trim() === '' ? { reason } : { reason, answer } },
          {
            onSuccess: () => {
              void message.success(say('dialog.done', { action: say('action.reject') }));
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    >
      {tip.canReply && (
        <Field label={say('dialog.answer')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={TIP_LIMITS.message}
              value={answer}
              placeholder={say('dialog.answerHint')}
              onChange={(event) => setAnswer(event.target.value)}
            />
          )}
        </Field>
      )}
    </ReasonDialog>
  );
}

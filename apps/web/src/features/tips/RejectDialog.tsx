import { rejectTip, TIP_LIMITS } from '@qingyuan/contract/tips';
import { Field } from '@qingyuan/ui/Field.tsx';
import { Input } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
import type { TipDialogProps } from './AcceptDialog.tsx';
import { tipWords } from './words.ts';

/** Ends the tip, with the reason for the file and, apart from it, what the reporter reads. */
export function RejectDialog({ tip, onClose }: TipDialogProps) {
  const say = tipWords.use();
  const [answer, setAnswer] = useState('');
  return (
    <CommandDialog
      endpoint={rejectTip}
      inputs={(reason) => ({
        params: { id: tip.id },
        body: answer.trim() === '' ? { reason } : { reason, answer },
      })}
      danger
      title={say('action.reject')}
      consequence={say('dialog.rejectText')}
      onClose={onClose}
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
    </CommandDialog>
  );
}

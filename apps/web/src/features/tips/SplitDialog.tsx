import { splitTip } from '@qingyuan/contract/tips-registration';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { TextField } from '@qingyuan/ui/TextField.tsx';
import { App } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { TipDialogProps } from './AcceptDialog.tsx';
import { tipWords } from './words.ts';

/** Splits a complaint off: the person's own demand goes elsewhere, the report goes on. */
export function SplitDialog({ tip, onClose }: TipDialogProps) {
  const say = tipWords.use();
  const { message } = App.useApp();
  const [complaintId] = useState(newKey);
  const [handedTo, setHandedTo] = useState('');
  const split = useCommand(splitTip);
  return (
    <ReasonDialog
      open
      title={say('split.title')}
      confirmText={say('split.title')}
      consequence={say('split.text')}
      reasonLabel={say('split.demand')}
      complete={handedTo.trim().length >= 2}
      busy={split.isPending}
      error={split.error === null ? undefined : failureLine(split.error)}
      onConfirm={(demand) =>
        split.mutate(
          { params: { id: tip.id }, body: { complaintId, demand, handedTo: handedTo.trim() } },
          {
            onSuccess: () => {
              void message.success(say('dialog.done', { action: say('split.title') }));
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    >
      <TextField label={say('split.handedTo')} value={handedTo} maxLength={100} onChange={setHandedTo} />
    </ReasonDialog>
  );
}

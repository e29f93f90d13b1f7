import { handOverLead } from '@qingyuan/contract/leads';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { LeadDialogProps } from './ConfirmDialog.tsx';
import { leadWords } from './words.ts';

export function HandOverDialog({ lead, onDone, onClose }: LeadDialogProps) {
  const say = leadWords.use();
  const [to, setTo] = useState('');
  const id = useId();
  const handOver = useCommand(handOverLead);
  return (
    <ReasonDialog
      open
      title={say('action.hand_over')}
      confirmText={say('action.hand_over')}
      consequence={say('dialog.handOverText')}
      complete={to.trim().length >= 2}
      busy={handOver.isPending}
      error={handOver.error === null ? undefined : failureLine(handOver.error)}
      onConfirm={(reason) => handOver.mutate({ params: { id: lead.id }, body: { to, reason } }, { onSuccess: onDone })}
      onCancel={onClose}
    >
      <label className="ui-label" htmlFor={id}>
        {say('dialog.handOverTo')}
        <span className="ui-required" aria-hidden="true">
          *
        </span>
      </label>
      <Input id={id} value={to} maxLength={100} onChange={(event) => setTo(event.target.value)} />
    </ReasonDialog>
  );
}

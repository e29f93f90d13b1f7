import { freezeReturn, reopenReturn, sendBackReturn, submitReturn } from '@qingyuan/contract/statistics';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Button } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ReturnProps } from './ReturnPage.tsx';
import { returnWords } from './words.ts';

const ACTIONS = ['submit', 'freeze', 'send-back', 'reopen'] as const;
type Action = (typeof ACTIONS)[number];

/** The steps that the server allows; each says what will happen. */
export function ReturnActions({ data, can }: ReturnProps) {
  const [open, setOpen] = useState<Action>();
  return (
    <div className="page-actions">
      {ACTIONS.filter((action) => can.includes(action)).map((action) => (
        <Button
          key={action}
          type={action === 'send-back' ? 'default' : 'primary'}
          danger={action === 'send-back'}
          onClick={() => setOpen(action)}
        >
          {returnWords.lookUp('action', action)}
        </Button>
      ))}
      {open !== undefined && <StepDialog key={open} data={data} action={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

interface StepProps {
  readonly data: ReturnProps['data'];
  readonly action: Action;
  readonly onClose: () => void;
}

function StepDialog({ data, action, onClose }: StepProps) {
  returnWords.use();
  const { message } = App.useApp();
  const step = useStep(action);
  const params = { area: data.area.code, month: data.month };
  return (
    <ReasonDialog
      open
      title={returnWords.lookUp('action', action)}
      confirmText={returnWords.lookUp('action', action)}
      consequence={returnWords.lookUp('consequence', action)}
      danger={action === 'send-back'}
      reasonOptional={action === 'submit' || action === 'freeze'}
      busy={step.busy}
      error={step.error === null ? undefined : failureLine(step.error)}
      onConfirm={(reason) =>
        step.run(params, reason, () => {
          void message.success(returnWords.lookUp('done', action));
          onClose();
        })
      }
      onCancel={onClose}
    />
  );
}

/** One of four commands; two of them carry a reason. */
function useStep(action: Action) {
  const submit = useCommand(submitReturn);
  const freeze = useCommand(freezeReturn);
  const sendBack = useCommand(sendBackReturn);
  const reopen = useCommand(reopenReturn);
  const { isPending, error } = { submit, freeze, 'send-back': sendBack, reopen }[action];
  return {
    busy: isPending,
    error,
    run: (params: { readonly area: string; readonly month: string }, reason: string, onSuccess: () => void) => {
      if (action === 'submit') submit.mutate({ params }, { onSuccess });
      else if (action === 'freeze') freeze.mutate({ params }, { onSuccess });
      else if (action === 'send-back') sendBack.mutate({ params, body: { reason } }, { onSuccess });
      else reopen.mutate({ params, body: { reason } }, { onSuccess });
    },
  };
}

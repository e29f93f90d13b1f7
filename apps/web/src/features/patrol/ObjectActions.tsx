import { dismissObject, takeUpObject } from '@qingyuan/contract/patrol';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Button } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { CheckDialog } from './CheckDialog.tsx';
import { FixDialog } from './FixDialog.tsx';
import { LeadDialog } from './LeadDialog.tsx';
import type { ObjectProps } from './ObjectPage.tsx';
import { ReferDialog } from './ReferDialog.tsx';
import { patrolWords } from './words.ts';

const ACTS = ['fix', 'refer', 'answer', 'check', 'make-lead', 'dismiss', 'take-up'] as const;
type Act = (typeof ACTS)[number];

/** What the next act is, in each state the first of these. */
const FIRST: readonly Act[] = ['refer', 'answer', 'check', 'fix', 'take-up'];

export function ObjectActions({ object, can }: ObjectProps) {
  const say = patrolWords.use();
  const { message } = App.useApp();
  const [open, setOpen] = useState<Act>();
  const close = () => setOpen(undefined);
  const possible = ACTS.filter((act) => (act === 'check' ? can.includes('check-gone') : can.includes(act)));
  const first = FIRST.find((act) => possible.includes(act));
  const done = (act: Act) => {
    void message.success(say('dialog.done', { action: patrolWords.lookUp('action', act) }));
    close();
  };
  const dialog = { object, onClose: close, onDone: () => open !== undefined && done(open) };
  return (
    <div className="page-actions">
      {possible.map((act) => (
        <Button
          key={act}
          type={act === first ? 'primary' : 'default'}
          danger={act === 'dismiss'}
          onClick={() => setOpen(act)}
        >
          {patrolWords.lookUp('action', act)}
        </Button>
      ))}
      {open === 'fix' && <FixDialog {...dialog} />}
      {open === 'refer' && <ReferDialog {...dialog} />}
      {open === 'answer' && <AnswerDialog {...dialog} />}
      {open === 'check' && <CheckDialog {...dialog} />}
      {open === 'make-lead' && <LeadDialog {...dialog} />}
      {open === 'dismiss' && <DismissDialog {...dialog} />}
      {open === 'take-up' && <TakeUpDialog {...dialog} />}
    </div>
  );
}

export interface ObjectDialogProps extends Pick<ObjectProps, 'object'> {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function DismissDialog({ object, onClose, onDone }: ObjectDialogProps) {
  const say = patrolWords.use();
  const dismiss = useCommand(dismissObject);
  return (
    <ReasonDialog
      open
      danger
      title={say('action.dismiss')}
      confirmText={say('action.dismiss')}
      consequence={say('dialog.dismissText')}
      busy={dismiss.isPending}
      error={dismiss.error === null ? undefined : failureLine(dismiss.error)}
      onConfirm={(reason) => dismiss.mutate({ params: { id: object.id }, body: { reason } }, { onSuccess: onDone })}
      onCancel={onClose}
    />
  );
}

function TakeUpDialog({ object, onClose, onDone }: ObjectDialogProps) {
  const say = patrolWords.use();
  const takeUp = useCommand(takeUpObject);
  return (
    <ReasonDialog
      open
      title={say('action.take_up')}
      confirmText={say('action.take_up')}
      consequence={say('dialog.takeUpText')}
      busy={takeUp.isPending}
      error={takeUp.error === null ? undefined : failureLine(takeUp.error)}
      onConfirm={(reason) => takeUp.mutate({ params: { id: object.id }, body: { reason } }, { onSuccess: onDone })}
      onCancel={onClose}
    />
  );
}

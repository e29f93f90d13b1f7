import { dismissObject, takeUpObject } from '@qingyuan/contract/patrol';
import { App, Button } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
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
      {open === 'make-lead' && <LeadDialog object={object} onClose={close} />}
      {(open === 'dismiss' || open === 'take-up') && (
        <CommandDialog
          endpoint={open === 'dismiss' ? dismissObject : takeUpObject}
          inputs={(reason) => ({ params: { id: object.id }, body: { reason } })}
          danger={open === 'dismiss'}
          title={patrolWords.lookUp('action', open)}
          consequence={say(open === 'dismiss' ? 'dialog.dismissText' : 'dialog.takeUpText')}
          onClose={close}
        />
      )}
    </div>
  );
}

export interface ObjectDialogProps extends Pick<ObjectProps, 'object'> {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

import { downloadTipForm } from '@qingyuan/contract/tips-registration';
import { Button } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../api/address.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { MessageDialog } from './MessageDialog.tsx';
import { RejectDialog } from './RejectDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import type { TipProps } from './TipPage.tsx';
import { tipWords } from './words.ts';

const OFFICE_ACTIONS = ['accept', 'ask', 'follow-up', 'merge', 'split', 'reject'] as const;
type OfficeAction = (typeof OFFICE_ACTIONS)[number];

/** What the office may do now, as the server says. */
export function TipActions({ tip, can }: TipProps) {
  const say = tipWords.use();
  const [open, setOpen] = useState<OfficeAction>();
  const close = () => setOpen(undefined);
  return (
    <div className="page-actions">
      {OFFICE_ACTIONS.filter((action) => can.includes(action)).map((action) => (
        <Button
          key={action}
          type={action === 'accept' ? 'primary' : 'default'}
          danger={action === 'reject'}
          onClick={() => setOpen(action)}
        >
          {tipWords.lookUp('action', action)}
        </Button>
      ))}
      <a className="link-button" href={addressOf(downloadTipForm.path, { id: tip.id }, {})} download>
        {say('form.word')}
      </a>
      {open === 'accept' && <AcceptDialog tip={tip} onClose={close} />}
      {open === 'reject' && <RejectDialog tip={tip} onClose={close} />}
      {open === 'split' && <SplitDialog tip={tip} onClose={close} />}
      {open === 'merge' && <MergeDialog tip={tip} onClose={close} />}
      {(open === 'ask' || open === 'follow-up') && <MessageDialog tip={tip} action={open} onClose={close} />}
    </div>
  );
}

import { RewardAction } from '@qingyuan/contract/rewards';
import { Button } from 'antd';
import { useState } from 'react';
import { CheckCodeDialog } from './CheckCodeDialog.tsx';
import { NotifyDialog } from './NotifyDialog.tsx';
import { PayDialog } from './PayDialog.tsx';
import { ProposalDrawer } from './proposal/ProposalDrawer.tsx';
import { REASON_STEPS } from './reward-steps.ts';
import type { RewardProps } from './RewardPage.tsx';
import { StepDialog } from './StepDialog.tsx';
import { rewardWords } from './words.ts';

/** `give-account` is the reporter's, at the tip line. */
const STEPS = RewardAction.exclude(['give-account']).options;
type Step = (typeof STEPS)[number];

/** The buttons that the server allows, each leading to a dialog that says what will happen. */
export function RewardActions({ reward, can }: RewardProps) {
  rewardWords.use();
  const [open, setOpen] = useState<Step>();
  const close = () => setOpen(undefined);
  const danger = (step: Step) => REASON_STEPS[step]?.danger === true;
  return (
    <div className="page-actions">
      {STEPS.filter((step) => can.includes(step)).map((step) => (
        <Button
          key={step}
          type={danger(step) ? 'default' : 'primary'}
          danger={danger(step)}
          onClick={() => setOpen(step)}
        >
          {rewardWords.lookUp('action', step)}
        </Button>
      ))}
      {open === 'propose' && <ProposalDrawer reward={reward} onClose={close} />}
      {open === 'notify' && <NotifyDialog reward={reward} onClose={close} />}
      {open === 'check-code' && <CheckCodeDialog reward={reward} onClose={close} />}
      {open === 'pay' && <PayDialog reward={reward} onClose={close} />}
      {open !== undefined && REASON_STEPS[open] !== undefined && (
        <StepDialog key={open} reward={reward} action={open} onClose={close} />
      )}
    </div>
  );
}

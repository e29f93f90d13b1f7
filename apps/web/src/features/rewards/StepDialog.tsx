import type { RewardAction, RewardDetail } from '@qingyuan/contract/rewards';
import { Field } from '@qingyuan/ui/Field.tsx';
import { Input } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
import { REASON_STEPS, type ReasonStep } from './reward-steps.ts';
import { rewardWords } from './words.ts';

interface Props {
  readonly reward: RewardDetail;
  readonly action: RewardAction;
  readonly onClose: () => void;
}

export function StepDialog(props: Props) {
  const step = REASON_STEPS[props.action];
  return step === undefined ? null : <Open {...props} step={step} />;
}

/** One step: what will happen, why, and what the reporter reads where he can. */
function Open({ reward, action, step, onClose }: Props & { readonly step: ReasonStep }) {
  const say = rewardWords.use();
  const [answer, setAnswer] = useState('');
  const told = step.answered === true && reward.tip.canReply;

  function inputs(reason: string) {
    const body = { ...(reason === '' ? {} : { reason }), ...(answer.trim() === '' ? {} : { answer }) };
    // The endpoint's own schema decides at the server; a missing reason cannot get here where one is needed.
    return { params: { id: reward.id }, body: body as { reason: string } };
  }

  return (
    <CommandDialog
      endpoint={step.endpoint}
      inputs={inputs}
      title={rewardWords.lookUp('action', action)}
      consequence={rewardWords.lookUp('consequence', action)}
      danger={step.danger === true}
      reasonOptional={step.reasonOptional === true}
      reasonLabel={say(action === 'agree-finance' ? 'dialog.financeReason' : 'dialog.reason')}
      onClose={onClose}
    >
      {told && (
        <Field label={say('dialog.answer')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={1000}
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

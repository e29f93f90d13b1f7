import type { RewardAction, RewardDetail } from '@qingyuan/contract/rewards';
import { Field } from '@qingyuan/ui/Field.tsx';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Input } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
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
  const { message } = App.useApp();
  const [answer, setAnswer] = useState('');
  const take = useCommand(step.endpoint);
  const name = rewardWords.lookUp('action', action);
  const told = step.answered === true && reward.tip.canReply;

  function confirm(reason: string) {
    const body = { ...(reason === '' ? {} : { reason }), ...(answer.trim() === '' ? {} : { answer }) };
    take.mutate(
      // The endpoint's own schema decides at the server; a missing reason cannot get here where one is needed.
      { params: { id: reward.id }, body: body as { reason: string } },
      {
        onSuccess: () => {
          void message.success(say('dialog.done', { action: name }));
          onClose();
        },
      },
    );
  }

  return (
    <ReasonDialog
      open
      title={name}
      confirmText={name}
      consequence={rewardWords.lookUp('consequence', action)}
      danger={step.danger === true}
      reasonOptional={step.reasonOptional === true}
      reasonLabel={say(action === 'agree-finance' ? 'dialog.financeReason' : 'dialog.reason')}
      busy={take.isPending}
      error={take.error === null ? undefined : failureLine(take.error)}
      onConfirm={confirm}
      onCancel={onClose}
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
    </ReasonDialog>
  );
}

import { CaseOutcome, type CaseAction } from '@qingyuan/contract/cases';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Radio } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { domainWords } from '../../domain/words.ts';
import { CASE_STEPS } from './case-actions.ts';
import { caseWords } from './words.ts';

interface Props {
  readonly caseId: string;
  readonly action: CaseAction;
  readonly onClose: () => void;
}

/** One step of the procedure: what will happen, the opinion or reason, and the outcome where it is decided. */
export function CaseStepDialog({ caseId, action, onClose }: Props) {
  const say = caseWords.use();
  const { message } = App.useApp();
  const [outcome, setOutcome] = useState<CaseOutcome>();
  const step = CASE_STEPS[action];
  const name = caseWords.lookUp('action', action);
  const take = useCommand(step.endpoint);

  function confirm(reason: string) {
    take.mutate(
      { params: { id: caseId }, body: stepBody(reason, outcome) },
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
      consequence={caseWords.lookUp('consequence', action)}
      confirmText={name}
      danger={step.danger === true}
      reasonOptional={step.reasonOptional === true}
      reasonLabel={say(step.danger === true ? 'dialog.reason' : 'dialog.opinion')}
      complete={action !== 'decide' || outcome !== undefined}
      busy={take.isPending}
      error={take.error === null ? undefined : failureLine(take.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {action === 'decide' && (
        <fieldset className="plain-fieldset">
          <legend className="ui-label">{say('dialog.outcome')}</legend>
          <Radio.Group
            vertical
            value={outcome ?? null}
            options={CaseOutcome.options.map((value) => ({ value, label: domainWords.lookUp('caseOutcome', value) }))}
            onChange={(event) => setOutcome(CaseOutcome.parse(event.target.value))}
          />
        </fieldset>
      )}
    </ReasonDialog>
  );
}

/** An empty opinion is left out; the outcome goes with a decision only. */
function stepBody(reason: string, outcome: CaseOutcome | undefined) {
  if (outcome !== undefined) return { reason, outcome };
  return reason === '' ? {} : { reason };
}

import { CaseOutcome, type CaseAction } from '@qingyuan/contract/cases';
import { Radio } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
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
  const [outcome, setOutcome] = useState<CaseOutcome>();
  const step = CASE_STEPS[action];
  return (
    <CommandDialog
      endpoint={step.endpoint}
      inputs={(reason) => ({ params: { id: caseId }, body: stepBody(reason, outcome) })}
      title={caseWords.lookUp('action', action)}
      consequence={caseWords.lookUp('consequence', action)}
      danger={step.danger === true}
      reasonOptional={step.reasonOptional === true}
      reasonLabel={say(step.danger === true ? 'dialog.reason' : 'dialog.opinion')}
      complete={action !== 'decide' || outcome !== undefined}
      onClose={onClose}
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
    </CommandDialog>
  );
}

/** An empty opinion is left out; the outcome goes with a decision only. */
function stepBody(reason: string, outcome: CaseOutcome | undefined) {
  if (outcome !== undefined) return { reason, outcome };
  return reason === '' ? {} : { reason };
}

import { askReporter, followUpTip } from '@qingyuan/contract/tips';
import { command } from '../../platform/command/command.ts';
import { requireStep } from '../../platform/command/step.ts';
import { mayWrite } from './tips.policy.ts';
import { insertOfficeMessage, lockTip, setTipState } from './tips.sql.ts';
import { tipWorkflow } from './tips.workflow.ts';

/** Writes to the reporter. What was written stays in the conversation; time line and log only say that it was. */
function write(act: 'ask' | 'follow-up') {
  const { params, body } = act === 'ask' ? askReporter : followUpTip;
  return command({
    name: `tip.${act}`,
    input: params.extend(body.shape),
    load: ({ db, scope }, input) => lockTip(db, scope, input.id),
    policy: (actor, tip) => mayWrite(actor, tip),
    run: async ({ db, scope, actor, now }, tip, input) => {
      const state = requireStep(tipWorkflow, { state: tip.state, roles: actor.roles }, act);
      await insertOfficeMessage(db, scope, { tipId: tip.id, authorName: actor.name, text: input.message, at: now });
      await setTipState(db, scope, { id: tip.id, state });
      return { result: { id: tip.id, state }, area: tip.areaCode, streams: [{ type: 'tip', id: tip.id }] };
    },
  });
}

/** Asks the reporter; the tip waits for the answer. */
export const askReporterCommand = write('ask');

/** Writes to the reporter of an accepted tip. */
export const followUpCommand = write('follow-up');

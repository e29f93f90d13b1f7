import { acceptTip, mergeTip, rejectTip } from '@qingyuan/contract/tips';
import { anyOf } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { requireStep } from '../../platform/command/step.ts';
import { moveClocks } from '../../platform/deadlines/deadlines.ts';
import { getArea } from '../jurisdictions/index.ts';
import { HANDLE_TIPS } from './tips.policy.ts';
import { getTip, insertOfficeMessage, lockTip, setAccepted, setTipState, type Tip } from './tips.sql.ts';
import { tipWorkflow } from './tips.workflow.ts';

const office = anyOf(...HANDLE_TIPS);

/** Accepts the tip; module leads follows `tip.accepted` and makes the lead. */
export const acceptTipCommand = command({
  name: 'tip.accept',
  input: acceptTip.params.extend(acceptTip.body.shape),
  load: ({ db, scope }, input) => lockTip(db, scope, input.id),
  policy: office,
  run: async (ctx, tip, input) => {
    const { db, scope, actor, now } = ctx;
    const state = requireStep(tipWorkflow, { state: tip.state, roles: actor.roles }, 'accept');
    const subject = { type: 'tip', id: tip.id };
    await moveClocks(ctx, tipWorkflow.actions.accept, { subject, area: tip.areaCode, now });
    const { code } = await getArea(db, scope, input.areaCode ?? tip.areaCode);
    await setAccepted(db, scope, { id: tip.id, areaCode: code, leadId: input.leadId, at: now });
    const payload = {
      tipId: tip.id,
      leadId: input.leadId,
      title: input.title,
      summary: input.summary,
      areaCode: code,
      receivedAt: tip.receivedAt.toISOString(),
      channel: tip.channel,
      place: tip.place,
      named: tip.named,
      hasCode: tip.canReply,
    };
    return {
      result: { id: tip.id, state, leadId: input.leadId },
      area: code,
      streams: [subject],
      data: { leadId: input.leadId },
      events: [{ name: 'tip.accepted', payload }],
    };
  },
});

/** Does not accept the tip; the reporter reads the answer. */
export const rejectTipCommand = command({
  name: 'tip.reject',
  input: rejectTip.params.extend(rejectTip.body.shape),
  load: ({ db, scope }, input) => lockTip(db, scope, input.id),
  policy: office,
  run: async (ctx, tip, input) => {
    const { db, scope, actor, now } = ctx;
    const state = requireStep(tipWorkflow, { state: tip.state, roles: actor.roles }, 'reject');
    const subject = { type: 'tip', id: tip.id };
    await moveClocks(ctx, tipWorkflow.actions.reject, { subject, area: tip.areaCode, now });
    await setTipState(db, scope, { id: tip.id, state });
    if (input.answer !== undefined) {
      await insertOfficeMessage(db, scope, { tipId: tip.id, authorName: actor.name, text: input.answer, at: now });
    }
    return {
      result: { id: tip.id, state },
      area: tip.areaCode,
      streams: [subject],
      reason: input.reason,
      events: [{ name: 'tip.rejected', payload: { tipId: tip.id, title: tip.title } }],
    };
  },
});

/** Merges a repeated tip into the one that came first, which goes on. */
export const mergeTipCommand = command({
  name: 'tip.merge',
  input: mergeTip.params.extend(mergeTip.body.shape),
  load: async ({ db, scope }, input) => ({
    tip: await lockTip(db, scope, input.id),
    first: await getTip(db, scope, input.into),
  }),
  policy: office,
  run: async (ctx, { tip, first }, input) => {
    const { db, scope, actor, now } = ctx;
    const state = requireStep(tipWorkflow, { state: tip.state, roles: actor.roles }, 'merge');
    if (first.id === tip.id || first.state === 'merged' || first.receivedAt > tip.receivedAt) {
      throw invalid('not-the-first', '只能并入更早收到、且自身未被并入的举报。', [
        { path: 'into', message: '请选择首件举报' },
      ]);
    }
    const subject = { type: 'tip', id: tip.id };
    await moveClocks(ctx, tipWorkflow.actions.merge, { subject, area: tip.areaCode, now });
    await setTipState(db, scope, { id: tip.id, state, mergedInto: first.id });
    return {
      result: { id: tip.id, state },
      area: tip.areaCode,
      streams: [subject],
      reason: input.reason,
      data: { into: first.id },
      events: [{ name: 'tip.merged', payload: { ...mergedTip(tip), into: first.id } }],
    };
  },
});

/** What module leads keeps of a merged tip: its arrival counts for rewards, its reporter is told the outcome. */
function mergedTip(tip: Tip) {
  const { id: tipId, title, areaCode, named, canReply: hasCode } = tip;
  return { tipId, title, areaCode, named, hasCode, receivedAt: tip.receivedAt.toISOString() };
}

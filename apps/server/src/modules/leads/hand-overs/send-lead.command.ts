import { disputeHandOver, refuseHandOver, sendHandOver, withdrawHandOver } from '@qingyuan/contract/lead-hand-overs';
import type { HandOverAction } from '@qingyuan/contract/lead-hand-overs';
import { type Actor, ALLOWED, anyOf, refused, type Verdict } from '../../../platform/access/actor.ts';
import { conflict, invalid } from '../../../platform/access/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { requireStep } from '../../../platform/command/step.ts';
import { startClock } from '../../../platform/deadlines/deadlines.ts';
import { listMarks } from '../duplicates/duplicates.sql.ts';
import { VERIFY_LEADS } from '../leads.policy.ts';
import { lockLead } from '../leads.sql.ts';
import { ASSIGNABLE } from '../work/assignees.rules.ts';
import { handOverWorkflow } from './hand-overs.workflow.ts';
import { possibleHandOverActs } from './hand-overs.policy.ts';
import {
  changeHandOver,
  insertHandOver,
  listNearAreas,
  lockHandOver,
  type HandOverChange,
  type StoredHandOver,
} from './hand-overs.sql.ts';
import { requireHere } from './require-here.ts';
import { sidesOf } from './sides.rules.ts';

/** Sends the lead to another area or the level above; until the answer nothing else is done to it. */
export const sendHandOverCommand = command({
  name: 'lead.send',
  input: sendHandOver.params.extend(sendHandOver.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: anyOf(...VERIFY_LEADS),
  run: async ({ db, scope, actor, now }, lead, { handOverId, toArea, reason }) => {
    requireHere(lead);
    if (!ASSIGNABLE.includes(lead.state)) throw conflict('wrong-state', '该线索已办结或已并入其他线索，不能移送。');
    const to = (await listNearAreas(db, scope, lead.areaCode)).find(({ code }) => code === toArea);
    if (to === undefined) {
      throw invalid('area-unknown', '只能移送本州其他县（市）或上一级。', [{ path: 'toArea', message: '请重新选择' }]);
    }
    const marks = (await listMarks(db, scope, [lead.id])).get(lead.id) ?? [];
    await insertHandOver(db, scope, {
      id: handOverId,
      leadId: lead.id,
      fromArea: lead.areaCode,
      fromAgency: actor.agency.name,
      toArea,
      title: lead.title,
      summary: lead.summary,
      grade: lead.grade,
      marks: marks.map(({ kind, key, detail, shown }) => ({ kind, key, detail, shown })),
      reason,
      sentName: actor.name,
      sentAt: now,
    });
    return {
      result: { id: handOverId, state: handOverWorkflow.initial },
      area: lead.areaCode,
      streams: [{ type: 'lead', id: lead.id }],
      reason,
      data: { to: to.name },
    };
  },
});

/** Whether this side may do it; wrong states are told apart by the step. */
export function onItsSide(act: HandOverAction): (actor: Actor, handOver: StoredHandOver) => Verdict {
  return (actor, handOver) => {
    const inState = { ...sidesOf(handOver), state: handOverWorkflow.actions[act].from[0] ?? handOver.state };
    return possibleHandOverActs(actor, inState).includes(act) ? ALLOWED : refused('not-your-side');
  };
}

/** @throws DomainError when the state does not allow the act. */
export function stepOf({ actor }: CommandContext, handOver: StoredHandOver, act: HandOverAction) {
  return requireStep(handOverWorkflow, { state: handOver.state, roles: actor.roles }, act);
}

export const refuseHandOverCommand = command({
  name: 'lead.refuse-hand-over',
  input: refuseHandOver.params.extend(refuseHandOver.body.shape),
  load: ({ db, scope }, input) => lockHandOver(db, scope, input.handOverId),
  policy: onItsSide('refuse'),
  run: async (ctx, handOver, { reason }) => {
    const { actor, now } = ctx;
    const answered = { name: actor.name, agency: actor.agency.name, at: now, reason };
    return move(ctx, handOver, { act: 'refuse', change: { answered }, area: handOver.to.code, reason });
  },
});

/** The sender keeps the lead and goes on with it. */
export const withdrawHandOverCommand = command({
  name: 'lead.withdraw-hand-over',
  input: withdrawHandOver.params.extend(withdrawHandOver.body.shape),
  load: ({ db, scope }, input) => lockHandOver(db, scope, input.handOverId),
  policy: onItsSide('withdraw'),
  run: (ctx, handOver, { reason }) =>
    move(ctx, handOver, { act: 'withdraw', change: { closedAt: ctx.now }, area: handOver.from.code, reason }),
});

/** Asks the common superior; the period for agreeing runs from the refusal on. */
export const disputeHandOverCommand = command({
  name: 'lead.dispute-hand-over',
  input: disputeHandOver.params.extend(disputeHandOver.body.shape),
  load: ({ db, scope }, input) => lockHandOver(db, scope, input.handOverId),
  policy: onItsSide('dispute'),
  run: async (ctx, handOver, { reason }) => {
    const { db, scope, actor, now } = ctx;
    const superior = (await listNearAreas(db, scope, handOver.from.code)).find(({ above }) => above);
    if (superior === undefined) throw conflict('no-superior', '没有共同的上一级机关。');
    const disputed = { name: actor.name, at: now, reason, superior: superior.code };
    const outcome = await move(ctx, handOver, {
      act: 'dispute',
      change: { disputed },
      area: handOver.from.code,
      reason,
    });
    const subject = { type: 'lead', id: handOver.leadId };
    const startedAt = handOver.answeredAt ?? now;
    for (const ruleId of handOverWorkflow.actions.dispute.starts ?? []) {
      await startClock(ctx, { ruleId, subject, area: handOver.from.code, startedAt });
    }
    return outcome;
  },
});

async function move(
  ctx: CommandContext,
  handOver: StoredHandOver,
  to: {
    readonly act: HandOverAction;
    readonly change: Omit<HandOverChange, 'state'>;
    readonly area: string;
    readonly reason: string;
  },
) {
  const state = stepOf(ctx, handOver, to.act);
  await changeHandOver(ctx.db, ctx.scope, handOver.id, { ...to.change, state });
  const ownLead = to.act === 'refuse' ? [] : [{ type: 'lead', id: handOver.leadId }];
  return {
    result: { id: handOver.id, state },
    area: to.area,
    streams: [{ type: 'lead_hand_over', id: handOver.id }, ...ownLead],
    reason: to.reason,
  };
}

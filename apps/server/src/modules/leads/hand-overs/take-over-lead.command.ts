import { designateArea, receiveHandOver } from '@qingyuan/contract/lead-hand-overs';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { invalid } from '../../../platform/access/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { moveClocks } from '../../../platform/deadlines/deadlines.ts';
import { getArea } from '../../jurisdictions/index.ts';
import { registerLead } from '../create-lead.command.ts';
import { insertMarks } from '../duplicates/duplicates.sql.ts';
import { insertOrigin } from '../work/origin.sql.ts';
import { handOverWorkflow } from './hand-overs.workflow.ts';
import { changeHandOver, endHandedLead, lockHandOver, type StoredHandOver } from './hand-overs.sql.ts';
import { onItsSide, stepOf } from './send-lead.command.ts';

/** Takes the lead over: it becomes a lead of this area, the sender's ends, the sender has a receipt. */
export const receiveHandOverCommand = command({
  name: 'lead.receive-hand-over',
  input: receiveHandOver.params.extend(receiveHandOver.body.shape),
  load: ({ db, scope }, input) => lockHandOver(db, scope, input.handOverId),
  policy: onItsSide('receive'),
  run: async (ctx, handOver, { leadId }) => {
    const { db, scope, actor, now } = ctx;
    const state = stepOf(ctx, handOver, 'receive');
    const receiptNumber = receiptNumberOf(handOver, now);
    const registered = await takeOver(ctx, handOver, { leadId, areaCode: handOver.to.code, paper: receiptNumber });
    await changeHandOver(db, scope, handOver.id, {
      state,
      newLeadId: leadId,
      closedAt: now,
      answered: { name: actor.name, agency: actor.agency.name, at: now, receiptNumber },
    });
    await endHandedLead(db, scope, { handOver: handOver.id, at: now });
    return {
      result: { id: handOver.id, state },
      area: handOver.to.code,
      streams: [{ type: 'lead_hand_over', id: handOver.id }, ...registered.streams],
      data: { from: handOver.from.name, receipt: receiptNumber },
      events: registered.events,
    };
  },
});

/** The common superior says who is competent. */
export const designateAreaCommand = command({
  name: 'lead.designate-area',
  input: designateArea.params.extend(designateArea.body.shape),
  load: async ({ db, scope }, input) => ({
    handOver: await lockHandOver(db, scope, input.handOverId),
    area: await getArea(db, scope, input.area),
  }),
  policy: (actor, { handOver }) => onItsSide('designate')(actor, handOver),
  run: async (ctx, { handOver, area }, { leadId, reason }) => {
    const { db, scope, actor, now } = ctx;
    const state = stepOf(ctx, handOver, 'designate');
    if (area.level !== 'county' && area.level !== 'zone') {
      throw invalid('not-a-county', '请指定一个县（市）。', [{ path: 'area', message: '请重新选择' }]);
    }
    const stays = handOver.from.code.startsWith(area.code);
    const taken = stays ? undefined : await takeOver(ctx, handOver, { leadId, areaCode: area.code, paper: '' });
    await changeHandOver(db, scope, handOver.id, {
      state,
      closedAt: now,
      ...(stays ? {} : { newLeadId: leadId }),
      decided: { name: actor.name, agency: actor.agency.name, at: now, area: area.code, reason },
    });
    const subject = { type: 'lead', id: handOver.leadId };
    await moveClocks(ctx, handOverWorkflow.actions.designate, { subject, area: handOver.from.code, now });
    if (!stays) await endHandedLead(db, scope, { handOver: handOver.id, at: now });
    return {
      result: { id: handOver.id, state },
      area: handOver.from.code,
      streams: [{ type: 'lead_hand_over', id: handOver.id }, subject, ...(taken?.streams ?? [])],
      reason,
      data: { area: area.name },
      events: taken?.events ?? [],
    };
  },
});

/** Registers what was sent as a lead of the area, from the agency that sent it. */
async function takeOver(
  ctx: CommandContext,
  handOver: StoredHandOver,
  to: { readonly leadId: string; readonly areaCode: string; readonly paper: string },
) {
  const { db, scope, now } = ctx;
  const { title, summary, grade } = handOver;
  const registered = await registerLead(
    ctx,
    {
      id: to.leadId,
      areaCode: to.areaCode,
      source: 'handed_over',
      tipId: null,
      grade,
      title,
      summary,
      registeredAt: now,
    },
    { clockFrom: now, marks: [] },
  );
  await insertMarks(db, scope, { leadId: to.leadId, marks: handOver.marks });
  const paperDate = shanghaiDate(handOver.sentAt.getTime());
  await insertOrigin(db, scope, { leadId: to.leadId, agency: handOver.fromAgency, paperNumber: to.paper, paperDate });
  return registered;
}

/** `签收-522702-20260915-1a2b3c`: area, day and the beginning of the hand-over's id. */
function receiptNumberOf({ to, id }: StoredHandOver, now: Date): string {
  return `签收-${to.code}-${shanghaiDate(now.getTime()).replaceAll('-', '')}-${id.slice(0, 6)}`;
}

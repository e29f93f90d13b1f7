import type { OnlineAction } from '@qingyuan/contract/patrol';
import type { CommandContext, Outcome } from '../../platform/command/command.ts';
import { requireStep } from '../../platform/command/step.ts';
import { moveClocks } from '../../platform/deadlines/deadlines.ts';
import { changeObject, type OnlineObject } from './online-objects.sql.ts';
import { onlineObjectWorkflow } from './online-objects.workflow.ts';

/** Takes a step of the table: state, clocks, time line. */
export async function moveObject(
  ctx: CommandContext,
  object: OnlineObject,
  step: { readonly act: OnlineAction; readonly reason?: string; readonly data?: Readonly<Record<string, unknown>> },
): Promise<Outcome<{ id: string; state: OnlineObject['state'] }>> {
  const { db, scope, actor, now } = ctx;
  const { act, reason, data } = step;
  const state = requireStep(onlineObjectWorkflow, { state: object.state, roles: actor.roles }, act);
  await changeObject(db, scope, object.id, { state, backAgain: act === 'check-back' });
  const subject = { type: 'online_object', id: object.id };
  await moveClocks(ctx, onlineObjectWorkflow.actions[act], { subject, area: object.areaCode, now });
  return {
    result: { id: object.id, state },
    area: object.areaCode,
    streams: [subject],
    ...(reason === undefined ? {} : { reason }),
    ...(data === undefined ? {} : { data }),
  };
}

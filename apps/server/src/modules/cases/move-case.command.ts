import * as contract from '@qingyuan/contract/cases';
import type { CaseAction } from '@qingyuan/contract/cases';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { z } from 'zod';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { requireStep } from '../../platform/command/step.ts';
import { moveClocks } from '../../platform/deadlines/deadlines.ts';
import { getArea } from '../jurisdictions/index.ts';
import { mayMove } from './cases.policy.ts';
import { caseNumber, EVENTS, numberSeries } from './cases.rules.ts';
import { type Case, type CaseChange, changeCase, listLastActors, lockCase, nextOrdinal } from './cases.sql.ts';
import { caseWorkflow } from './cases.workflow.ts';

type Loaded = Case & { readonly notBy: readonly string[] };

/** The case, locked, with those who may not do this act because they did another. */
async function loadFor(ctx: CommandContext, id: string, action: CaseAction): Promise<Loaded> {
  const kase = await lockCase(ctx.db, ctx.scope, id);
  const commands = (caseWorkflow.actions[action].notBy ?? []).map((act) => `case.${act}`);
  const actors = await listLastActors(ctx.db, ctx.scope, { caseId: id, commands });
  return { ...kase, notBy: [...actors.values()] };
}

interface Move {
  readonly action: CaseAction;
  readonly reason: string | undefined;
  readonly change?: Omit<CaseChange, 'state'>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Takes the step of the workflow: state, clocks, time line, event. */
async function move(ctx: CommandContext, kase: Loaded, { action, reason, change, data }: Move) {
  const state = requireStep(caseWorkflow, { state: kase.state, roles: ctx.actor.roles }, action);
  await changeCase(ctx.db, ctx.scope, { id: kase.id, change: { state, ...change } });
  await moveClocks(ctx, caseWorkflow.actions[action], {
    subject: { type: 'case', id: kase.id },
    area: kase.areaCode,
    now: ctx.now,
  });
  return {
    result: { id: kase.id, state },
    area: kase.areaCode,
    streams: [{ type: 'case', id: kase.id }],
    data: { from: kase.state, to: state, ...data },
    ...(reason === undefined ? {} : { reason }),
    events: [
      { name: EVENTS[action], payload: { caseId: kase.id, leadId: kase.leadId, title: kase.title, state, ...data } },
    ],
  };
}

const AtCase = z.object({ id: z.uuid() });

/** A command that only takes the step. */
function plainMove<B extends z.ZodRawShape & { reason: z.ZodType<string | undefined> }>(
  action: CaseAction,
  body: z.ZodObject<B>,
) {
  return command({
    name: `case.${action}`,
    input: AtCase.extend({ reason: body.shape.reason }),
    load: (ctx, input) => loadFor(ctx, input.id, action),
    policy: (actor, kase) => mayMove(action)(actor, kase),
    run: (ctx, kase, input) => move(ctx, kase, { action, reason: input.reason }),
  });
}

/** The second signature under the filing: gives the case its number. */
export const approveFiling = command({
  name: 'case.approve-filing',
  input: AtCase.extend(contract.approveFiling.body.shape),
  load: (ctx, input) => loadFor(ctx, input.id, 'approve-filing'),
  policy: (actor, kase) => mayMove('approve-filing')(actor, kase),
  run: async (ctx, kase, input) => {
    // Before the counter is touched: a refused act must not queue others behind it.
    requireStep(caseWorkflow, { state: kase.state, roles: ctx.actor.roles }, 'approve-filing');
    const { db, scope, actor, now } = ctx;
    const area = await getArea(db, scope, kase.agencyArea);
    const series = numberSeries(area.code, area.name);
    const year = Number(shanghaiDate(now.getTime()).slice(0, 4));
    const number = caseNumber(series, year, await nextOrdinal(db, scope, { name: series, year }));
    const filed = { number, by: actor.userId, at: now };
    const outcome = await move(ctx, kase, {
      action: 'approve-filing',
      reason: input.reason,
      change: { filed },
      data: { number },
    });
    return { ...outcome, result: { ...outcome.result, number } };
  },
});

export const decideCase = command({
  name: 'case.decide',
  input: AtCase.extend(contract.decideCase.body.shape),
  load: (ctx, input) => loadFor(ctx, input.id, 'decide'),
  policy: (actor, kase) => mayMove('decide')(actor, kase),
  run: (ctx, kase, { outcome, reason }) =>
    move(ctx, kase, { action: 'decide', reason, change: { outcome, decidedAt: ctx.now }, data: { outcome } }),
});

export const closeCase = command({
  name: 'case.close',
  input: AtCase.extend(contract.closeCase.body.shape),
  load: (ctx, input) => loadFor(ctx, input.id, 'close'),
  policy: (actor, kase) => mayMove('close')(actor, kase),
  run: (ctx, kase, { reason }) => move(ctx, kase, { action: 'close', reason, change: { closedAt: ctx.now } }),
});

export const refuseFiling = plainMove('refuse-filing', contract.refuseFiling.body);
export const startInvestigation = plainMove('start-investigation', contract.startInvestigation.body);
export const submitReview = plainMove('submit-review', contract.submitReview.body);
export const passReview = plainMove('pass-review', contract.passReview.body);
export const returnReview = plainMove('return-review', contract.returnReview.body);
export const proposeTransfer = plainMove('propose-transfer', contract.proposeTransfer.body);
export const approveTransfer = plainMove('approve-transfer', contract.approveTransfer.body);
export const refuseTransfer = plainMove('refuse-transfer', contract.refuseTransfer.body);
export const confirmHandover = plainMove('confirm-handover', contract.confirmHandover.body);

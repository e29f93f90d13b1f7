import { randomUUID } from 'node:crypto';
import { Month } from '@qingyuan/contract/statistics';
import { decideStep } from '@qingyuan/core/workflow/workflow';
import { z } from 'zod';
import { ALLOWED, type Actor, refused, type Verdict } from '../../platform/access/actor.ts';
import { conflict } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { getArea } from '../jurisdictions/index.ts';
import { collectCells, formOf } from './compute-return.ts';
import { hasEnded } from './month.rules.ts';
import { type ReturnAction, returnWorkflow } from './returns.workflow.ts';
import { findReturn, insertFrozen, saveReturn } from './statistics.sql.ts';

const At = z.object({ area: z.string(), month: Month });

async function load({ db, scope }: CommandContext, input: z.infer<typeof At>) {
  const area = await getArea(db, scope, input.area);
  const row = await findReturn(db, scope, area.code, input.month);
  return {
    id: row?.id ?? randomUUID(),
    area,
    state: row?.state ?? 'draft',
    version: row?.version ?? 0,
    submitterId: row?.submitterId ?? null,
  } as const;
}

type Loaded = Awaited<ReturnType<typeof load>>;

/** The table decides; whoever submitted a return does not accept it himself. */
function may(action: ReturnAction) {
  return (actor: Actor, at: Loaded): Verdict => {
    const step = decideStep(returnWorkflow, { state: at.state, roles: actor.roles }, action);
    if (!step.possible && step.why === 'role-missing') return refused(step.why);
    if (returnWorkflow.actions[action].notBy !== undefined && at.submitterId === actor.userId)
      return refused('own-submission');
    return ALLOWED;
  };
}

function next(at: Loaded, actor: Actor, action: ReturnAction) {
  const step = decideStep(returnWorkflow, { state: at.state, roles: actor.roles }, action);
  if (step.possible) return step.to;
  throw conflict(
    'wrong-state',
    `报表现为“${returnWorkflow.states[at.state].zh}”，不能${returnWorkflow.actions[action].zh}。`,
  );
}

function told(at: Loaded, month: string, state: string) {
  return {
    area: at.area.code,
    streams: [{ type: 'return', id: at.id }],
    data: { month, state, areaName: at.area.name },
  };
}

/** Hands the return in to the tier above. */
export const submit = command({
  name: 'return.submit',
  input: At,
  load,
  policy: may('submit'),
  run: async ({ db, scope, actor, now, services }, at, { month }) => {
    const state = next(at, actor, 'submit');
    if (!hasEnded(month, now)) throw conflict('month-not-over', '本月尚未结束，不能上报。');
    const form = formOf(services.law, month);
    await saveReturn(db, scope, { id: at.id, area: at.area.code, month, form, state }, { submittedAt: now });
    return { result: { state }, ...told(at, month, state) };
  },
});

const WithReason = At.extend({ reason: z.string().trim().min(2).max(500) });

/** Gives the return back to be mended. */
export const sendBack = command({
  name: 'return.send-back',
  input: WithReason,
  load,
  policy: may('send-back'),
  run: async ({ db, scope, actor, services }, at, { month, reason }) => {
    const state = next(at, actor, 'send-back');
    await saveReturn(db, scope, { id: at.id, area: at.area.code, month, form: formOf(services.law, month), state });
    return { result: { state }, reason, ...told(at, month, state) };
  },
});

/** Opens a frozen return again; freezing it anew makes the next version, the earlier one stays. */
export const reopen = command({
  name: 'return.reopen',
  input: WithReason,
  load,
  policy: may('reopen'),
  run: async ({ db, scope, actor, services }, at, { month, reason }) => {
    const state = next(at, actor, 'reopen');
    await saveReturn(db, scope, { id: at.id, area: at.area.code, month, form: formOf(services.law, month), state });
    return { result: { state }, reason, ...told(at, month, state) };
  },
});

/** Accepts the return: its figures are kept with the records that they count. */
export const freeze = command({
  name: 'return.freeze',
  input: At,
  load,
  policy: may('freeze'),
  run: async ({ db, scope, actor, now, services }, at, { month }) => {
    const state = next(at, actor, 'freeze');
    const version = at.version + 1;
    const cells = await collectCells(db, scope, { area: at.area.code, month, law: services.law });
    await saveReturn(
      db,
      scope,
      { id: at.id, area: at.area.code, month, form: formOf(services.law, month), state },
      { frozenAt: now, version },
    );
    await insertFrozen(db, scope, { returnId: at.id, version, area: at.area.code }, cells);
    return { result: { state, version }, ...told(at, month, state) };
  },
});

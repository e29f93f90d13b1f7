import {
  acknowledgeOrigin,
  answerOrigin,
  explainDelay,
  giveFeedback,
  saveAssessment,
} from '@qingyuan/contract/lead-work';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { anyOf } from '../../../platform/access/actor.ts';
import { conflict, invalid, notFound } from '../../../platform/access/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { moveClocks } from '../../../platform/deadlines/deadlines.ts';
import { VERIFY_LEADS } from '../leads.policy.ts';
import { type Lead, lockLead } from '../leads.sql.ts';
import { CODE_FEEDBACK, NAMED_FEEDBACK, outcomeOf } from '../tips-behind/tell-tips.ts';
import { type BehindTip, listTipsBehind } from '../tips-behind/tips-behind.sql.ts';
import { missingIn } from './assessment.rules.ts';
import { changeOrigin, findOrigin } from './origin.sql.ts';
import { insertAssessment, insertDelay, insertFeedback, listAssessments, listFeedback } from './work.sql.ts';

const verifiers = anyOf(...VERIFY_LEADS);

/** A new version of the five parts; two officers cannot overwrite each other. */
export const saveAssessmentCommand = command({
  name: 'lead.save-assessment',
  input: saveAssessment.params.extend(saveAssessment.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: async ({ db, scope, actor, now }, lead, { basedOn, parts }) => {
    const [latest] = await listAssessments(db, scope, lead.id);
    if ((latest?.version ?? 0) !== basedOn) {
      throw conflict('assessment-changed', '其他人已保存新的研判版本，请刷新后在新版本上修改。');
    }
    const version = basedOn + 1;
    await insertAssessment(db, scope, { leadId: lead.id, version, parts, savedName: actor.name, savedAt: now });
    const missing = missingIn(parts, shanghaiDate(now.getTime()));
    return { ...done(lead), result: { id: lead.id, version, missing }, data: { version, missing: missing.length } };
  },
});

/** Tells the reporter of a tip what became of the lead. */
export const giveFeedbackCommand = command({
  name: 'lead.give-feedback',
  input: giveFeedback.params.extend(giveFeedback.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: async (ctx, lead, { tipId, way, text }) => {
    const { db, scope, actor, now } = ctx;
    const outcome = outcomeOf(lead.state);
    if (outcome === undefined) throw conflict('no-outcome', '线索还没有核查结果，不能反馈。');
    const tips = await listTipsBehind(db, scope, lead.id);
    const tip = tips.find((one) => one.tipId === tipId);
    if (tip === undefined) throw notFound('该举报');
    if (way === 'code' && !tip.hasCode) {
      throw invalid('no-code', '该举报没有回执码，请选择其他方式。', [{ path: 'way', message: '请选择其他方式' }]);
    }
    const given = await listFeedback(db, scope, lead.id);
    if (given.some((one) => one.tipId === tipId && one.outcome === outcome)) {
      throw conflict('feedback-given', '已向该举报人反馈过这一结果。');
    }
    await insertFeedback(db, scope, { leadId: lead.id, tipId, outcome, way, givenName: actor.name, givenAt: now });
    const told = new Set([tipId, ...given.filter((one) => one.outcome === outcome).map((one) => one.tipId)]);
    await stopFeedback(ctx, lead, { tips, told });
    return {
      ...done(lead),
      data: { outcome, way },
      events: way === 'code' ? [{ name: 'lead.feedback-given', payload: { tipId, text } }] : [],
    };
  },
});

/** A period of feedback ends when everybody it is for was told. */
async function stopFeedback(
  ctx: CommandContext,
  lead: Lead,
  { tips, told }: { readonly tips: readonly BehindTip[]; readonly told: ReadonlySet<string> },
): Promise<void> {
  const waiting = tips.filter(({ tipId }) => !told.has(tipId));
  const stops = [
    ...(waiting.some(({ named }) => named) ? [] : [NAMED_FEEDBACK]),
    ...(waiting.some(({ named, hasCode }) => !named && hasCode) ? [] : [CODE_FEEDBACK]),
  ];
  await moveClocks(ctx, { stops }, { subject: { type: 'lead', id: lead.id }, area: lead.areaCode, now: ctx.now });
}

/** Says why the lead is late, or will be. */
export const explainDelayCommand = command({
  name: 'lead.explain-delay',
  input: explainDelay.params.extend(explainDelay.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: async ({ db, scope, actor, now }, lead, { cause, note }) => {
    await insertDelay(db, scope, { leadId: lead.id, cause, note, byName: actor.name, at: now });
    return { ...done(lead), data: { cause }, reason: note };
  },
});

export const acknowledgeOriginCommand = command({
  name: 'lead.acknowledge-origin',
  input: acknowledgeOrigin.params,
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: async (ctx, lead) => {
    const { receivedAt } = await originOf(ctx, lead);
    if (receivedAt !== null) throw conflict('receipt-given', '已向移交部门出具回执。');
    await changeOrigin(ctx.db, ctx.scope, { leadId: lead.id, byName: ctx.actor.name, at: ctx.now });
    return done(lead);
  },
});

export const answerOriginCommand = command({
  name: 'lead.answer-origin',
  input: answerOrigin.params.extend(answerOrigin.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: async (ctx, lead, { answer }) => {
    const { answeredAt } = await originOf(ctx, lead);
    if (answeredAt !== null) throw conflict('answer-given', '已向移交部门反馈结果。');
    await changeOrigin(ctx.db, ctx.scope, { leadId: lead.id, byName: ctx.actor.name, at: ctx.now, answer });
    return done(lead);
  },
});

async function originOf({ db, scope }: CommandContext, lead: Lead) {
  const origin = await findOrigin(db, scope, lead.id);
  if (origin === undefined) throw notFound('移交部门');
  return origin;
}

function done(lead: Lead) {
  return { result: { id: lead.id }, area: lead.areaCode, streams: [{ type: 'lead', id: lead.id }] };
}

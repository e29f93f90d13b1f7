import { markLead, mergeLead, unmarkLead, unmergeLead } from '@qingyuan/contract/lead-duplicates';
import { anyOf } from '../../../platform/access/actor.ts';
import { conflict, invalid, notFound } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { requireStep } from '../../../platform/command/step.ts';
import { listClocks, moveClocks, startClock } from '../../../platform/deadlines/deadlines.ts';
import { VERIFY_LEADS } from '../leads.policy.ts';
import { changeLead, getLead, type Lead, lockLead } from '../leads.sql.ts';
import { leadWorkflow } from '../leads.workflow.ts';
import { progressOf, tipEvents } from '../tips-behind/tell-tips.ts';
import { addMarks } from './add-marks.ts';
import { duplicateReasons, mayMerge } from './duplicates.rules.ts';
import { deleteMark, insertMerge, listMarks, undoMerge } from './duplicates.sql.ts';

const verifiers = anyOf(...VERIFY_LEADS);
const VERIFICATION = 'lead-verification';

/** Says what the lead is about. */
export const markLeadCommand = command({
  name: 'lead.mark',
  input: markLead.params.extend(markLead.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: async (ctx, lead, { marks }) => {
    const used = await addMarks(ctx, lead, marks);
    if (used < marks.length) {
      throw invalid('marks-unknown', '有的要素格式不对（如网站、电话、信用代码），请改正后再保存。', [
        { path: 'marks', message: '格式不对' },
      ]);
    }
    return done(lead, { data: { marks: used } });
  },
});

export const unmarkLeadCommand = command({
  name: 'lead.unmark',
  input: unmarkLead.params.extend(unmarkLead.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: async ({ db, scope }, lead, { markId }) => {
    if (!(await deleteMark(db, scope, { leadId: lead.id, markId }))) throw notFound('该要素');
    return done(lead, {});
  },
});

/** Ends the lead in another that goes on for both; the tips of both keep their arrival. */
export const mergeLeadCommand = command({
  name: 'lead.merge',
  input: mergeLead.params.extend(mergeLead.body.shape),
  load: async ({ db, scope }, input) => {
    // Locked in one order, so that two merges the other way round cannot block each other.
    const locked = new Map<string, Lead>();
    for (const id of [input.id, input.into].toSorted()) locked.set(id, await lockLead(db, scope, id));
    return { lead: await getLead(db, scope, input.id), into: await getLead(db, scope, input.into) };
  },
  policy: verifiers,
  run: async (ctx, { lead, into }, { mergeId, reason }) => {
    const { db, scope, actor, now } = ctx;
    const state = requireStep(leadWorkflow, { state: lead.state, roles: actor.roles }, 'merge');
    if (!mayMerge(lead, into)) {
      throw conflict('not-mergeable', '只能并入仍在办理的另一件线索，且两件都不在移送途中。');
    }
    const marks = await listMarks(db, scope, [lead.id, into.id]);
    const grounds = duplicateReasons(marks.get(lead.id) ?? [], marks.get(into.id) ?? []);
    // Before the merge: afterwards these tips are behind the other lead.
    const progress = progressOf(into.state);
    const events = progress === undefined ? [] : await tipEvents(ctx, { id: lead.id, tipId: null }, progress);
    await changeLead(db, scope, lead.id, { state, mergedInto: into.id });
    await insertMerge(db, scope, {
      id: mergeId,
      leadId: lead.id,
      intoId: into.id,
      grounds,
      reason,
      byName: actor.name,
      at: now,
    });
    await moveClocks(ctx, leadWorkflow.actions.merge, { subject: subjectOf(lead), area: lead.areaCode, now });
    return {
      result: { id: lead.id, state },
      area: lead.areaCode,
      streams: [subjectOf(lead), subjectOf(into)],
      reason,
      data: { into: into.id, grounds: grounds.map(({ ground }) => ground) },
      events: [{ name: 'lead.merged', payload: { leadId: lead.id, into: into.id, title: lead.title } }, ...events],
    };
  },
});

/** Takes the merge back; the period is reckoned from the lead's first day again. */
export const unmergeLeadCommand = command({
  name: 'lead.unmerge',
  input: unmergeLead.params.extend(unmergeLead.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: async (ctx, lead, { reason }) => {
    const { db, scope, actor, now, services } = ctx;
    const state = requireStep(leadWorkflow, { state: lead.state, roles: actor.roles }, 'unmerge');
    await changeLead(db, scope, lead.id, { state, mergedInto: null });
    await undoMerge(db, scope, { leadId: lead.id, reason, byName: actor.name, at: now });
    const clocks = await listClocks(db, scope, { subject: subjectOf(lead), law: services.law, now });
    const first = clocks.find(({ ruleId }) => ruleId === VERIFICATION);
    const startedAt = first === undefined ? lead.registeredAt : new Date(first.startedAt);
    await startClock(ctx, { ruleId: VERIFICATION, subject: subjectOf(lead), area: lead.areaCode, startedAt });
    const into = lead.mergedInto === null ? [] : [{ type: 'lead', id: lead.mergedInto.id }];
    return {
      result: { id: lead.id, state },
      area: lead.areaCode,
      streams: [subjectOf(lead), ...into],
      reason,
      events: [{ name: 'lead.unmerged', payload: { leadId: lead.id, title: lead.title } }],
    };
  },
});

const subjectOf = ({ id }: Lead) => ({ type: 'lead', id });

function done(lead: Lead, more: { readonly data?: Readonly<Record<string, unknown>> }) {
  return { result: { id: lead.id }, area: lead.areaCode, streams: [subjectOf(lead)], ...more };
}

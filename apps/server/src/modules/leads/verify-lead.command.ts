import { confirmLead, handOverLead, type LeadAction, refuteLead, startVerification } from '@qingyuan/contract/leads';
import { anyOf } from '../../platform/access/actor.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { requireStep } from '../../platform/command/step.ts';
import { moveClocks } from '../../platform/deadlines/deadlines.ts';
import { requireHere } from './hand-overs/require-here.ts';
import { mayStart, VERIFY_LEADS } from './leads.policy.ts';
import { changeLead, type Lead, type LeadChange, lockLead } from './leads.sql.ts';
import { leadWorkflow } from './leads.workflow.ts';
import { tellTips } from './tips-behind/tell-tips.ts';

const verifiers = anyOf(...VERIFY_LEADS);

/** Takes on the verification; the one who does is the verifier. */
export const startVerificationCommand = command({
  name: 'lead.start',
  input: startVerification.params.extend(startVerification.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: (actor, lead) => mayStart(actor, lead),
  run: (ctx, lead, { grade }) => {
    const verifier = { id: ctx.actor.userId, name: ctx.actor.name };
    return move(ctx, lead, { act: 'start', event: 'lead.verification-started', change: { grade, verifier } });
  },
});

/** Confirms the lead with the five-part assessment. */
export const confirmLeadCommand = command({
  name: 'lead.confirm',
  input: confirmLead.params.extend(confirmLead.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: (ctx, lead, { assessment, grade, reason }) =>
    move(ctx, lead, {
      act: 'confirm',
      event: 'lead.confirmed',
      change: { assessment, grade, verifiedAt: ctx.now },
      reason,
    }),
});

export const refuteLeadCommand = command({
  name: 'lead.refute',
  input: refuteLead.params.extend(refuteLead.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: (ctx, lead, { reason }) =>
    move(ctx, lead, { act: 'refute', event: 'lead.refuted', change: { verifiedAt: ctx.now }, reason }),
});

export const handOverLeadCommand = command({
  name: 'lead.hand-over',
  input: handOverLead.params.extend(handOverLead.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: verifiers,
  run: (ctx, lead, { to, reason }) =>
    move(ctx, lead, {
      act: 'hand-over',
      event: 'lead.handed-over',
      change: { handedOverTo: to },
      reason,
      data: { to },
    }),
});

interface Move {
  readonly act: LeadAction;
  readonly event: string;
  readonly change: Omit<LeadChange, 'state'>;
  readonly reason?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

async function move(ctx: CommandContext, lead: Lead, { act, event, change, reason, data }: Move) {
  const { db, scope, actor, now } = ctx;
  requireHere(lead);
  const state = requireStep(leadWorkflow, { state: lead.state, roles: actor.roles }, act);
  await changeLead(db, scope, lead.id, { ...change, state });
  const subject = { type: 'lead', id: lead.id };
  await moveClocks(ctx, leadWorkflow.actions[act], { subject, area: lead.areaCode, now });
  return {
    result: { id: lead.id, state },
    area: lead.areaCode,
    streams: [subject],
    events: [
      { name: event, payload: { leadId: lead.id, tipId: lead.tipId, title: lead.title } },
      ...(await tellTips(ctx, lead, state)),
    ],
    ...(reason === undefined ? {} : { reason }),
    ...(data === undefined ? {} : { data }),
  };
}

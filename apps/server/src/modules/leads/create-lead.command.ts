import { createLead } from '@qingyuan/contract/leads';
import { z } from 'zod';
import { anyOf, followsOnly } from '../../platform/access/actor.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { startClock } from '../../platform/deadlines/deadlines.ts';
import type { Follower } from '../../platform/events/dispatcher.ts';
import { getArea } from '../jurisdictions/index.ts';
import { VERIFY_LEADS } from './leads.policy.ts';
import { insertLead, type NewLead } from './leads.sql.ts';

/** Registers a lead that an officer found or was told of by another way than a tip. */
export const createLeadCommand = command({
  name: 'lead.create',
  input: createLead.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: anyOf(...VERIFY_LEADS),
  run: (ctx, area, input) =>
    register(ctx, { ...input, areaCode: area.code, tipId: null, registeredAt: ctx.now }, { clockFrom: ctx.now }),
});

/** Makes the lead of an accepted tip; its clock keeps the tip's starting day. */
export const createFromTip = command({
  name: 'lead.create-from-tip',
  input: z.object({
    tipId: z.uuid(),
    leadId: z.uuid(),
    title: z.string(),
    summary: z.string(),
    areaCode: z.string(),
    receivedAt: z.iso.datetime(),
  }),
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: followsOnly,
  run: (ctx, area, { leadId, tipId, title, summary, receivedAt }) => {
    const lead = {
      id: leadId,
      areaCode: area.code,
      source: 'tip',
      tipId,
      grade: 'ordinary',
      title,
      summary,
      registeredAt: ctx.now,
    } as const;
    return register(ctx, lead, { clockFrom: new Date(receivedAt) });
  },
});

/** Enters a lead, starts its clock and tells that it came in. */
export async function register(ctx: CommandContext, lead: NewLead, { clockFrom }: { readonly clockFrom: Date }) {
  const { db, scope } = ctx;
  await insertLead(db, scope, lead);
  const subject = { type: 'lead', id: lead.id };
  await startClock(ctx, { ruleId: 'lead-verification', subject, area: lead.areaCode, startedAt: clockFrom });
  return {
    result: { id: lead.id, state: 'received' as const },
    area: lead.areaCode,
    streams: [subject],
    data: { source: lead.source, ...(lead.tipId === null ? {} : { tipId: lead.tipId }) },
    events: [{ name: 'lead.received', payload: { leadId: lead.id, tipId: lead.tipId, title: lead.title } }],
  };
}

export const leadFollowers: readonly Follower[] = [
  { event: 'tip.accepted', command: createFromTip, input: (payload) => payload },
];

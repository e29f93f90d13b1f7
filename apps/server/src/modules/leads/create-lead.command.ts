import { createLead, type LeadMarkInput, type LeadSource } from '@qingyuan/contract/leads';
import { z } from 'zod';
import { anyOf, followsOnly } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { startClock } from '../../platform/deadlines/deadlines.ts';
import type { Follower } from '../../platform/events/dispatcher.ts';
import { getArea } from '../jurisdictions/index.ts';
import { addMarks } from './duplicates/add-marks.ts';
import { readMarks } from './duplicates/marks.rules.ts';
import { VERIFY_LEADS } from './leads.policy.ts';
import { insertLead, type NewLead } from './leads.sql.ts';
import { insertTipBehind } from './tips-behind/tips-behind.sql.ts';
import { insertOrigin } from './work/origin.sql.ts';

/** Registers a lead that an officer found or was told of by another way than a tip. */
export const createLeadCommand = command({
  name: 'lead.create',
  input: createLead.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: anyOf(...VERIFY_LEADS),
  run: async (ctx, area, { marks, from, ...input }) => {
    if (from === undefined && input.source === 'handed_over') {
      throw invalid('origin-missing', '部门移交的线索请填写移交部门。', [
        { path: 'from.agency', message: '请填写移交部门' },
      ]);
    }
    const lead = { ...input, areaCode: area.code, tipId: null, registeredAt: ctx.now };
    const outcome = await registerLead(ctx, lead, { clockFrom: ctx.now, marks });
    if (from !== undefined) await insertOrigin(ctx.db, ctx.scope, { leadId: lead.id, ...from });
    return outcome;
  },
});

/** A tip of the media, the web or another agency is a lead of that source. */
const SOURCE_OF_CHANNEL: Readonly<Record<string, LeadSource>> = {
  media: 'media',
  online: 'online',
  handed_over: 'handed_over',
};

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
    channel: z.string().default(''),
    place: z.string().default(''),
    named: z.boolean().default(false),
    hasCode: z.boolean().default(false),
  }),
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: followsOnly,
  run: async (ctx, area, { leadId, tipId, title, summary, receivedAt, channel, place, named, hasCode }) => {
    const lead = {
      id: leadId,
      areaCode: area.code,
      source: SOURCE_OF_CHANNEL[channel] ?? 'tip',
      tipId,
      grade: 'ordinary',
      title,
      summary,
      registeredAt: ctx.now,
    } as const;
    const marks: LeadMarkInput[] = place === '' ? [] : [{ kind: 'place', text: place }];
    const outcome = await registerLead(ctx, lead, { clockFrom: new Date(receivedAt), marks });
    const arrival = { receivedAt: new Date(receivedAt), named, hasCode };
    await insertTipBehind(ctx.db, ctx.scope, { tipId, leadId, area: area.code, ...arrival });
    return outcome;
  },
});

/** Stores a lead, what it is about as far as its words say so, and starts its clock. */
export async function registerLead(
  ctx: CommandContext,
  lead: NewLead,
  { clockFrom, marks }: { readonly clockFrom: Date; readonly marks: readonly LeadMarkInput[] },
) {
  const { db, scope } = ctx;
  await insertLead(db, scope, lead);
  await addMarks(ctx, lead, [...marks, ...readMarks(`${lead.title}\n${lead.summary}`)]);
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

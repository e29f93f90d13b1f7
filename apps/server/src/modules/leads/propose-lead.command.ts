import { createLead } from '@qingyuan/contract/leads';
import { z } from 'zod';
import { followsOnly } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import type { Follower } from '../../platform/events/dispatcher.ts';
import { getArea } from '../jurisdictions/index.ts';
import { registerLead } from './create-lead.command.ts';

const { areaCode, grade, source, title, summary, marks } = createLead.body.shape;

/** Registers the lead that an officer made of something found by a module beside this one (patrol, screening). */
export const proposeLead = command({
  name: 'lead.create-from-finding',
  input: z.object({
    leadId: z.uuid(),
    source,
    grade,
    title,
    summary,
    areaCode,
    marks,
    /** What it was made of; its time line shows the lead too. */
    from: z.object({ type: z.string(), id: z.uuid() }),
  }),
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: followsOnly,
  run: async (ctx, area, { leadId, from, marks: about, ...found }) => {
    const lead = { ...found, id: leadId, areaCode: area.code, tipId: null, registeredAt: ctx.now };
    const registered = await registerLead(ctx, lead, { clockFrom: ctx.now, marks: about });
    return { ...registered, streams: [...registered.streams, from], data: { ...registered.data, from } };
  },
});

export const proposalFollowers: readonly Follower[] = [
  { event: 'lead.proposed', command: proposeLead, input: (payload) => payload },
];

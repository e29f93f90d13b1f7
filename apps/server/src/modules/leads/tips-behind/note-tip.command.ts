import { z } from 'zod';
import { followsOnly } from '../../../platform/access/actor.ts';
import { command } from '../../../platform/command/command.ts';
import type { Follower } from '../../../platform/events/dispatcher.ts';
import { getArea } from '../../jurisdictions/index.ts';
import { lockLead } from '../leads.sql.ts';
import { tellTips } from './tell-tips.ts';
import { insertTipBehind } from './tips-behind.sql.ts';

/** Keeps the arrival of a tip that was merged into an earlier one. */
export const noteMergedTip = command({
  name: 'lead.note-merged-tip',
  input: z.object({
    tipId: z.uuid(),
    into: z.uuid(),
    areaCode: z.string(),
    receivedAt: z.iso.datetime(),
    named: z.boolean(),
    hasCode: z.boolean(),
  }),
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: followsOnly,
  run: async ({ db, scope }, area, { tipId, into, receivedAt, named, hasCode }) => {
    await insertTipBehind(db, scope, {
      tipId,
      firstTip: into,
      area: area.code,
      receivedAt: new Date(receivedAt),
      named,
      hasCode,
    });
    return { result: { id: tipId }, area: area.code, streams: [] };
  },
});

/** A case was opened from the lead: its reporters are to be told. */
export const tellOfCase = command({
  name: 'lead.tell-of-case',
  input: z.object({ id: z.uuid() }),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: followsOnly,
  run: async (ctx, lead) => ({
    result: { id: lead.id },
    area: lead.areaCode,
    streams: [],
    events: await tellTips(ctx, lead, lead.state),
  }),
});

export const tipFollowers: readonly Follower[] = [
  {
    event: 'tip.merged',
    command: noteMergedTip,
    // Events of earlier versions say nothing of the arrival; the migration took those tips over.
    input: (payload) => (typeof payload['receivedAt'] === 'string' ? payload : undefined),
  },
  {
    event: 'case.opened',
    command: tellOfCase,
    input: ({ leadId }) => (typeof leadId === 'string' ? { id: leadId } : undefined),
  },
];

import { z } from 'zod';
import { followsOnly } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import type { Follower } from '../../platform/events/dispatcher.ts';
import { getTip, insertOfficeMessage, setProgress } from './tips.sql.ts';

const Progress = z.enum(['verifying', 'confirmed', 'refuted', 'in_case', 'handed_over']);

/** Keeps what became of the lead, so that the reporter can read it. */
export const noteProgress = command({
  name: 'tip.note-progress',
  input: z.object({ id: z.uuid(), progress: Progress }),
  load: ({ db, scope }, input) => getTip(db, scope, input.id),
  policy: followsOnly,
  run: async ({ db, scope }, tip, { progress }) => {
    await setProgress(db, scope, tip.id, progress);
    return { result: { id: tip.id }, area: tip.areaCode, streams: [], data: { progress } };
  },
});

const FOLLOWED: readonly (readonly [event: string, progress: z.infer<typeof Progress>])[] = [
  ['lead.verification-started', 'verifying'],
  ['lead.confirmed', 'confirmed'],
  ['lead.refuted', 'refuted'],
  ['case.opened', 'in_case'],
  ['lead.handed-over', 'handed_over'],
];

/** Tells the reporter in his conversation what became of the lead; time line and log only say that it was done. */
export const tellOutcome = command({
  name: 'tip.tell-outcome',
  input: z.object({ id: z.uuid(), text: z.string() }),
  load: ({ db, scope }, input) => getTip(db, scope, input.id),
  policy: followsOnly,
  run: async ({ db, scope, actor, now }, tip, { text }) => {
    await insertOfficeMessage(db, scope, { tipId: tip.id, authorName: actor.name, text, at: now });
    return { result: { id: tip.id }, area: tip.areaCode, streams: [{ type: 'tip', id: tip.id }] };
  },
});

/** Events about a lead that comes from a tip, and about the case opened from it, carry the tip's id. */
export const progressFollowers: readonly Follower[] = [
  ...FOLLOWED.map(([event, progress]) => ({
    event,
    command: noteProgress,
    input: ({ tipId }: Readonly<Record<string, unknown>>) =>
      typeof tipId === 'string' ? { id: tipId, progress } : undefined,
  })),
  // Tips that are behind a lead by a merge hear of it one by one.
  { event: 'lead.progressed', command: noteProgress, input: ({ tipId, progress }) => ({ id: tipId, progress }) },
  { event: 'lead.feedback-given', command: tellOutcome, input: ({ tipId, text }) => ({ id: tipId, text }) },
];

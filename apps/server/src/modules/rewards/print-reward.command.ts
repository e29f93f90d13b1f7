import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { maySee } from './rewards.policy.ts';
import { getReward } from './rewards.sql.ts';

/** Leaves the trace of a paper that was taken out. */
export const printReward = command({
  name: 'reward.print',
  input: z.object({ id: z.uuid(), paper: z.enum(['approval-form', 'collection-form']) }),
  load: ({ db, scope }, { id }) => getReward(db, scope, id),
  policy: (actor) => maySee(actor),
  run: async (_ctx, reward, { paper }) => ({
    result: { id: reward.id },
    area: reward.areaCode,
    streams: [{ type: 'reward', id: reward.id }],
    data: { paper },
  }),
});

import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { mayRead } from './cases.policy.ts';
import { LOOKS } from './cases.rules.ts';
import { getCase } from './cases.sql.ts';

/** Leaves that somebody looked at the case. The reader sends the same key for ten minutes, so that one entry stands for them. */
export const lookAtCase = command({
  name: 'case.view',
  input: z.object({ id: z.uuid() }),
  load: ({ db, scope }, input) => getCase(db, scope, input.id),
  policy: (actor, kase) => mayRead(actor, kase),
  run: async (_ctx, kase) => ({
    result: { id: kase.id },
    area: kase.areaCode,
    streams: [{ type: LOOKS, id: kase.id }],
  }),
});

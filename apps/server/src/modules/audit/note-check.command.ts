import { z } from 'zod';
import { anyOf } from '../../platform/access/actor.ts';
import { command, nothing } from '../../platform/command/command.ts';
import { AUDITORS } from './audit.policy.ts';

/** Leaves in the log itself that it was checked, by whom and up to which head. */
export const noteCheck = command({
  name: 'audit.verify',
  input: z.object({ ok: z.boolean(), entries: z.number().int(), head: z.string() }),
  load: nothing,
  policy: anyOf(...AUDITORS),
  run: async ({ actor }, _subject, input) => ({
    result: { ok: input.ok },
    area: actor.areaCode,
    streams: [],
    data: input,
  }),
});

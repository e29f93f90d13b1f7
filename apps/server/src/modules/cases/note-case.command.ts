import { noteCase as endpoint } from '@qingyuan/contract/cases';
import { hasRole, refused } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { mayRead, NOTE_CASES } from './cases.policy.ts';
import { getCase } from './cases.sql.ts';

/** Adds a note to the time line; it is never changed afterwards. */
export const noteCase = command({
  name: 'case.note',
  input: endpoint.params.extend(endpoint.body.shape),
  load: ({ db, scope }, input) => getCase(db, scope, input.id),
  policy: (actor, kase) => (hasRole(actor, ...NOTE_CASES) ? mayRead(actor, kase) : refused('role-missing')),
  run: async (_ctx, kase, input) => ({
    result: { id: kase.id },
    area: kase.areaCode,
    streams: [{ type: 'case', id: kase.id }],
    reason: input.text,
  }),
});

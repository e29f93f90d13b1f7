import { revealTipContact } from '@qingyuan/contract/tips';
import { command } from '../../platform/command/command.ts';
import { mayReveal } from './tips.policy.ts';
import { getTip } from './tips.sql.ts';

/** Records who looks at a reporter's contact and why; the route shows it after this was written. */
export const revealContact = command({
  name: 'tip.reveal-contact',
  input: revealTipContact.params.extend(revealTipContact.body.shape),
  load: ({ db, scope }, input) => getTip(db, scope, input.id),
  policy: (actor, tip) => mayReveal(actor, tip),
  run: async (_ctx, tip, input) => ({
    result: { id: tip.id },
    area: tip.areaCode,
    streams: [{ type: 'tip', id: tip.id }],
    reason: input.purpose,
  }),
});

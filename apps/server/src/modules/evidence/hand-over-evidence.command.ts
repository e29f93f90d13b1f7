import { handOverEvidence as endpoint } from '@qingyuan/contract/evidence';
import { anyOf } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { HAND_OVER_EVIDENCE } from './evidence.policy.ts';
import { getItem, insertCustody, setHolder } from './evidence.sql.ts';

/** Records that another agency or person keeps the item from now on. */
export const handOverEvidence = command({
  name: 'evidence.hand-over',
  input: endpoint.params.extend(endpoint.body.shape),
  load: ({ db, scope }, input) => getItem(db, scope, input.id),
  policy: anyOf(...HAND_OVER_EVIDENCE),
  run: async ({ db, scope, actor, now }, { item }, input) => {
    await setHolder(db, scope, input);
    await insertCustody(db, scope, { item, event: 'handed_over', actor, at: now, purpose: input.purpose });
    return {
      result: { id: item.id, state: 'handed_over' as const },
      area: item.areaCode,
      streams: [
        { type: 'evidence', id: item.id },
        { type: 'case', id: item.caseId },
      ],
      reason: input.purpose,
      data: { file: item.name, from: item.holder, to: input.holder },
    };
  },
});

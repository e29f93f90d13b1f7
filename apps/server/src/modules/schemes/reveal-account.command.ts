import { revealAccount as endpoint } from '@qingyuan/contract/scheme-accounts';
import { anyOf } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { openStructure } from './open-structure.ts';
import { getAnalysedScheme } from './readable-scheme.ts';
import { REVEAL_ACCOUNTS } from './schemes.policy.ts';

/** Leaves the trace of a look at one personal field; the value itself is read after the commit. */
export const revealAccount = command({
  name: 'scheme.reveal',
  input: endpoint.params.extend(endpoint.body.shape),
  load: ({ db, scope, actor }, input) => getAnalysedScheme(db, scope, { actor, id: input.id }),
  policy: anyOf(...REVEAL_ACCOUNTS),
  run: async ({ services }, { scheme, result }, { index, field, purpose }) => {
    const structure = await openStructure(services.vault, result);
    if ((await structure.field(index, field)) === null) throw notFound('该项信息');
    return {
      result: { id: scheme.id, index, field },
      area: scheme.areaCode,
      streams: [{ type: 'scheme', id: scheme.id }],
      reason: purpose,
      data: { index, field, analysis: result.version },
    };
  },
});

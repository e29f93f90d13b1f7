import { lookUpHeads as endpoint } from '@qingyuan/contract/scheme-thresholds';
import { anyOf } from '../../../platform/access/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { blindIndex } from '../../../platform/crypto/field-cipher.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { SEE_SCHEMES } from '../schemes.policy.ts';
import { headBehind } from './decidable-scheme.ts';

/**
 * Leaves the trace of looking for a person in other schemes: who, why, about whom, and a fingerprint of the id number
 * that was looked for.
 */
export const lookUpHeads = command({
  name: 'scheme.look-up-heads',
  input: endpoint.params.extend(endpoint.body.shape),
  load: ({ db, scope, actor }, input) => getAnalysedScheme(db, scope, { actor, id: input.id }),
  policy: anyOf(...SEE_SCHEMES),
  run: async (ctx, found, { index, purpose }) => {
    const { scheme, result } = found;
    const { keys, vault } = ctx.services;
    const idNumber = await (await openStructure(vault, result)).field(index, 'idNumber');
    const { headIndex } = await headBehind(ctx, found, index);
    const context = { table: 'scheme', column: 'searched', record: scheme.id };
    return {
      result: { id: scheme.id, index },
      area: scheme.areaCode,
      streams: [{ type: 'scheme', id: scheme.id }],
      reason: purpose,
      data: {
        head: headIndex.toString('hex'),
        fingerprint: idNumber === null ? null : blindIndex(keys, context, idNumber).toString('hex'),
        analysis: result.version,
      },
    };
  },
});

import { findAccounts as endpoint } from '@qingyuan/contract/scheme-explorer';
import { plainIdentifier } from '@qingyuan/core/scheme/structure-file/search-terms';
import { anyOf } from '../../../platform/access/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { blindIndex } from '../../../platform/crypto/field-cipher.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { SEE_SCHEMES } from '../schemes.policy.ts';

/** Leaves the trace of a search for a phone, id number or card: who, in which scheme, and a fingerprint to compare with. */
export const searchPerson = command({
  name: 'scheme.search-person',
  input: endpoint.params.extend(endpoint.body.shape),
  load: ({ db, scope, actor }, input) => getAnalysedScheme(db, scope, { actor, id: input.id }),
  policy: anyOf(...SEE_SCHEMES),
  run: async ({ services }, { scheme, result }, { q }) => {
    const context = { table: 'scheme', column: 'searched', record: scheme.id };
    const fingerprint = blindIndex(services.keys, context, plainIdentifier(q)).toString('hex');
    return {
      result: { id: scheme.id },
      area: scheme.areaCode,
      streams: [{ type: 'scheme', id: scheme.id }],
      data: { fingerprint, analysis: result.version },
    };
  },
});

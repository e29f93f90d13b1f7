import * as contract from '@qingyuan/contract/scheme-choices';
import { anyOf } from '../../../platform/access/actor.ts';
import { conflict, notFound } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { requireWorkableCase } from '../../cases/index.ts';
import { getReadableScheme } from '../readable-scheme.ts';
import { byPolice, MARK_ROLES } from '../schemes.policy.ts';
import { lockScheme } from '../schemes.sql.ts';
import { listChoices, revokeChoice as markRevoked } from './choices.sql.ts';

/** Takes a decision about the data back, with a reason; the next analysis leaves it out. */
export const revokeChoice = command({
  name: 'scheme.revoke-choice',
  input: contract.revokeChoice.params.extend(contract.revokeChoice.body.shape),
  load: async ({ db, scope, actor }, input) => {
    const found = await getReadableScheme(db, scope, { actor, id: input.id });
    if (!byPolice(actor)) await requireWorkableCase(db, scope, found.kase.id);
    const choice = (await listChoices(db, scope, input.id)).find(({ id }) => id === input.choiceId);
    if (choice === undefined) throw notFound('该项决定');
    return { scheme: found.scheme, choice };
  },
  policy: anyOf(...MARK_ROLES),
  run: async ({ db, scope, actor, now }, { scheme, choice }, { reason }) => {
    await lockScheme(db, scope, scheme.id);
    if (!(await markRevoked(db, scope, { id: choice.id, actor, at: now, reason })))
      throw conflict('choice-revoked', '该项决定已经撤销。');
    const { number, kind, tree, digest } = choice;
    return {
      result: { choiceId: choice.id },
      area: scheme.areaCode,
      streams: [
        { type: 'scheme', id: scheme.id },
        { type: 'case', id: scheme.caseId },
      ],
      reason,
      data: { schemeId: scheme.id, name: scheme.name, number, kind, tree, digest },
    };
  },
});

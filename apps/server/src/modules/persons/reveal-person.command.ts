import { revealPerson as endpoint } from '@qingyuan/contract/persons';
import { anyOf } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { REVEAL_PERSONS } from './persons.policy.ts';
import { getStoredPerson } from './persons.sql.ts';

/** Leaves the trace of a look at one personal field; the value itself is read after the commit. */
export const revealPerson = command({
  name: 'person.reveal',
  input: endpoint.params.extend(endpoint.body.shape),
  load: ({ db, scope }, input) => getStoredPerson(db, scope, input.id),
  policy: anyOf(...REVEAL_PERSONS),
  run: async (_ctx, person, input) => {
    if ((input.field === 'idNumber' ? person.id_number : person.phone) === null) throw notFound('该项信息');
    return {
      result: { id: person.id, field: input.field },
      area: person.area_code,
      streams: [{ type: 'person', id: person.id }],
      reason: input.purpose,
      data: { field: input.field },
    };
  },
});

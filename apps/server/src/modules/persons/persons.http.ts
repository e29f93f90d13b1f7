import * as contract from '@qingyuan/contract/persons';
import { execute } from '../../platform/command/execute.ts';
import { route } from '../../platform/http/route.ts';
import { REVEAL_PERSONS, SEE_PERSONS } from './persons.policy.ts';
import { personDetail, personsOfCase, plainField, roleChoices } from './persons.read.ts';
import { revealPerson } from './reveal-person.command.ts';

const readers = { roles: SEE_PERSONS };

export const personRoutes = [
  route(contract.listPersons, readers, (request, { query }) =>
    request.read(personsOfCase(request.platform, query.caseId)),
  ),
  route(contract.getPerson, readers, (request, { params }) =>
    request.read(personDetail(request.platform, request.actor, params.id)),
  ),
  route(contract.listRoleChoices, readers, async ({ platform }) => roleChoices(platform.law, platform.clock())),
  route(contract.revealPerson, { roles: REVEAL_PERSONS }, async (request, { params, body }) => {
    const call = { actor: request.actor, input: { ...params, ...body }, key: request.key };
    await execute(request.platform.spine, revealPerson, call);
    return { value: await request.read(plainField(request.platform.keys, params.id, body.field)) };
  }),
];

import * as contract from '@qingyuan/contract/jurisdictions';
import { execute } from '../../platform/command/execute.ts';
import { commandRoute, route } from '../../platform/http/route.ts';
import { newTotpSecret, otpauthUri } from '../../platform/identity/totp.ts';
import { agenciesInScope, areasBelow, responsibleInScope, usersInScope } from './jurisdictions.read.ts';
import { MANAGE_USERS, NAME_RESPONSIBLE, SEE_AREAS } from './jurisdictions.policy.ts';
import { nameResponsiblePerson } from './responsibility.command.ts';
import { addAgency, addUser, closeUser, giveRoles } from './users.command.ts';

const everyone = { roles: SEE_AREAS };
const administrators = { roles: MANAGE_USERS };

export const jurisdictionRoutes = [
  route(contract.listAreas, everyone, (request, { query }) => request.read(areasBelow(query.parent))),
  route(contract.listAgencies, everyone, (request) => request.read(agenciesInScope)),
  route(contract.listUsers, administrators, (request, { query }) =>
    request.read(usersInScope(query, request.platform.clock())),
  ),
  route(contract.listResponsibilities, everyone, (request) => request.read(responsibleInScope)),
  commandRoute(contract.createAgency, administrators, addAgency),
  route(contract.createUser, administrators, async (request, { body }) => {
    const totpSecret = newTotpSecret();
    const call = { actor: request.actor, input: { ...body, totpSecret }, key: request.key };
    const { id } = await execute(request.platform.spine, addUser, call);
    return { id, otpauthUri: otpauthUri(totpSecret, body.account) };
  }),
  commandRoute(contract.changeRoles, administrators, giveRoles),
  commandRoute(contract.disableUser, administrators, closeUser),
  commandRoute(contract.nameResponsible, { roles: NAME_RESPONSIBLE }, nameResponsiblePerson),
];

import * as contract from '@qingyuan/contract/tips-identity';
import { execute } from '../../../platform/command/execute.ts';
import { commandRoute, route } from '../../../platform/http/route.ts';
import { REVEAL_CONTACT } from '../tips.policy.ts';
import { openIdentity } from './open-identity.ts';
import { askOpeningCommand, decideOpeningCommand, lookAtIdentityCommand } from './opening.commands.ts';
import { DECIDE_OPENING } from './opening.rules.ts';

export const openingRoutes = [
  commandRoute(contract.askOpening, { roles: REVEAL_CONTACT }, askOpeningCommand),
  commandRoute(contract.decideOpening, { roles: DECIDE_OPENING }, decideOpeningCommand),
  route(contract.lookAtIdentity, { roles: REVEAL_CONTACT }, async (request, { params }) => {
    const { platform, actor, key } = request;
    await execute(platform.spine, lookAtIdentityCommand, { actor, input: params, key });
    return { identity: await request.read(openIdentity({ tipId: params.id, keys: platform.keys })) };
  }),
];

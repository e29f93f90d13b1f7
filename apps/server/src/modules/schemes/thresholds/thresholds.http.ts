import * as contract from '@qingyuan/contract/scheme-thresholds';
import { execute } from '../../../platform/command/execute.ts';
import { commandRoute, type Route, route } from '../../../platform/http/route.ts';
import { thresholdMatrix } from '../persons/matrix.read.ts';
import { candidate, personsAbove } from '../persons/persons.read.ts';
import { MARK_ROLES, SEE_SCHEMES } from '../schemes.policy.ts';
import { exitFigures } from './exit-figures.read.ts';
import { linkPerson, withdrawLink } from './link-person.command.ts';
import { mergedHeads } from './merged-heads.read.ts';
import { lookUpHeads } from './look-up-heads.command.ts';
import { recordExit, withdrawExit } from './record-exit.command.ts';
import { recordPenalty, withdrawPenalty } from './record-penalty.command.ts';

const readers = { roles: SEE_SCHEMES };
const deciders = { roles: MARK_ROLES };

export const thresholdRoutes: readonly Route[] = [
  route(contract.listSchemePersons, readers, (request, { params, query }) =>
    request.read(personsAbove(request.platform, { ...params, actor: request.actor }, query)),
  ),
  route(contract.getThresholdMatrix, readers, (request, { params, query }) =>
    request.read(thresholdMatrix(request.platform, { ...params, actor: request.actor }, query.on)),
  ),
  route(contract.getCandidate, readers, (request, { params, query }) =>
    request.read(candidate(request.platform, { ...params, actor: request.actor }, query.on)),
  ),
  commandRoute(contract.recordPenalty, deciders, recordPenalty),
  commandRoute(contract.withdrawPenalty, deciders, withdrawPenalty),
  commandRoute(contract.recordExit, deciders, recordExit),
  commandRoute(contract.withdrawExit, deciders, withdrawExit),
  route(contract.getExitFigures, readers, (request, { params }) =>
    request.read(exitFigures(request.platform, { ...params, actor: request.actor })),
  ),
  commandRoute(contract.linkPerson, deciders, linkPerson),
  commandRoute(contract.withdrawLink, deciders, withdrawLink),
  route(contract.lookUpHeads, readers, async ({ platform, actor, key, read }, { params, body }) => {
    await execute(platform.spine, lookUpHeads, { actor, key, input: { ...params, ...body } });
    return read(mergedHeads(platform, { ...params, actor }));
  }),
];

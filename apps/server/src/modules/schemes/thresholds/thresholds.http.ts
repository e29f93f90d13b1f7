import * as contract from '@qingyuan/contract/scheme-thresholds';
import { commandRoute, type Route, route } from '../../../platform/http/route.ts';
import { personsAbove } from '../persons/persons.read.ts';
import { MARK_ROLES, SEE_SCHEMES } from '../schemes.policy.ts';
import { exitFigures } from './exit-figures.read.ts';
import { linkPerson, withdrawLink } from './link-person.command.ts';
import { mergedHeads } from './merged-heads.read.ts';
import { recordExit } from './record-exit.command.ts';
import { recordPenalty, withdrawPenalty } from './record-penalty.command.ts';

const readers = { roles: SEE_SCHEMES };
const deciders = { roles: MARK_ROLES };

export const thresholdRoutes: readonly Route[] = [
  route(contract.listSchemePersons, readers, (request, { params, query }) =>
    request.read(personsAbove(request.platform, { ...params, actor: request.actor }, query)),
  ),
  commandRoute(contract.recordPenalty, deciders, recordPenalty),
  commandRoute(contract.withdrawPenalty, deciders, withdrawPenalty),
  commandRoute(contract.recordExit, deciders, recordExit),
  route(contract.getExitFigures, readers, (request, { params }) =>
    request.read(exitFigures(request.platform, { ...params, actor: request.actor })),
  ),
  commandRoute(contract.linkPerson, deciders, linkPerson),
  commandRoute(contract.withdrawLink, deciders, withdrawLink),
  route(contract.getMergedHeads, readers, (request, { params }) =>
    request.read(mergedHeads(request.platform, { ...params, actor: request.actor })),
  ),
];

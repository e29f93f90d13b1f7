import * as contract from '@qingyuan/contract/tips-posters';
import { hasRole } from '../../../platform/access/actor.ts';
import { commandRoute, route } from '../../../platform/http/route.ts';
import { SEE_TIPS } from '../tips.policy.ts';
import { createPosterCommand, MAKE_POSTERS, withdrawPosterCommand } from './poster.commands.ts';
import { posterToPrint, postersPage } from './posters.read.ts';

const readers = { roles: SEE_TIPS };

export const posterRoutes = [
  route(contract.listPosters, readers, async (request, { query }) => ({
    ...(await request.read(postersPage(query, request.platform.tiplineUrl))),
    can: hasRole(request.actor, ...MAKE_POSTERS) ? ['create', 'withdraw'] : [],
  })),
  route(contract.getPoster, readers, (request, { params }) =>
    request.read(posterToPrint(params.code, request.platform.tiplineUrl)),
  ),
  commandRoute(contract.createPoster, { roles: MAKE_POSTERS }, createPosterCommand),
  commandRoute(contract.withdrawPoster, { roles: MAKE_POSTERS }, withdrawPosterCommand),
];

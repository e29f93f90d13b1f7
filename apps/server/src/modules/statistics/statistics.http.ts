import * as contract from '@qingyuan/contract/statistics';
import { commandRoute, route, type RouteRequest } from '../../platform/http/route.ts';
import { freeze, reopen, sendBack, submit } from './returns.command.ts';
import { SEE_RETURNS, WORK_RETURNS } from './statistics.policy.ts';
import { presentCell, presentReturn, returnsOfMonth } from './statistics.read.ts';

const readers = { roles: SEE_RETURNS };
const workers = { roles: WORK_RETURNS };

function around({ platform, actor }: RouteRequest) {
  return { law: platform.law, now: platform.clock(), actor };
}

export const statisticsRoutes = [
  route(contract.listReturns, readers, (request, { query }) =>
    request.read(returnsOfMonth(query.month, around(request))),
  ),
  route(contract.getReturn, readers, (request, { params }) => request.read(presentReturn(params, around(request)))),
  route(contract.openCell, readers, (request, { params, query }) =>
    request.read(presentCell({ ...params, span: query.span })),
  ),
  commandRoute(contract.submitReturn, workers, submit),
  commandRoute(contract.sendBackReturn, workers, sendBack),
  commandRoute(contract.freezeReturn, workers, freeze),
  commandRoute(contract.reopenReturn, workers, reopen),
];

import * as contract from '@qingyuan/contract/lead-overview';
import { route, type Route } from '../../../platform/http/route.ts';
import { SEE_LEADS } from '../leads.policy.ts';
import { lateOf, mapOf } from './overview.read.ts';

const readers = { roles: SEE_LEADS };

export const overviewRoutes: readonly Route[] = [
  route(contract.mapLeads, readers, (request, { query }) => request.read(mapOf(query, request.platform.clock()))),
  route(contract.lateLeads, readers, (request, { query }) =>
    request.read(lateOf(query, { law: request.platform.law, now: request.platform.clock() })),
  ),
];

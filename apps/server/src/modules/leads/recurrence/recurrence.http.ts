import * as contract from '@qingyuan/contract/recurrence';
import { type Route, route, type RouteRequest } from '../../../platform/http/route.ts';
import { SEE_LEADS } from '../leads.policy.ts';
import { earlierAtPlace, earlierThanLead, recurrencesPage } from './recurrence.read.ts';

const readers = { roles: SEE_LEADS };
const basis = ({ platform }: RouteRequest) => ({ law: platform.law, now: platform.clock() });

export const recurrenceRoutes: readonly Route[] = [
  route(contract.checkPlace, readers, (request, { query }) => request.read(earlierAtPlace(query, basis(request)))),
  route(contract.getLeadRecurrence, readers, (request, { params }) =>
    request.read(earlierThanLead(params.id, basis(request))),
  ),
  route(contract.listRecurrences, readers, (request, { query }) =>
    request.read(recurrencesPage(query, basis(request))),
  ),
];

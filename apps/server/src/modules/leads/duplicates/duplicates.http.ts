import * as contract from '@qingyuan/contract/lead-duplicates';
import { commandRoute, route, type Route } from '../../../platform/http/route.ts';
import { SEE_LEADS, VERIFY_LEADS } from '../leads.policy.ts';
import { duplicatesOf } from './duplicates.read.ts';
import { markLeadCommand, mergeLeadCommand, unmarkLeadCommand, unmergeLeadCommand } from './merge-lead.command.ts';

const verifiers = { roles: VERIFY_LEADS };

export const duplicateRoutes: readonly Route[] = [
  route(contract.listDuplicates, { roles: SEE_LEADS }, (request, { params }) =>
    request.read(duplicatesOf(params.id, request.actor)),
  ),
  commandRoute(contract.markLead, verifiers, markLeadCommand),
  commandRoute(contract.unmarkLead, verifiers, unmarkLeadCommand),
  commandRoute(contract.mergeLead, verifiers, mergeLeadCommand),
  commandRoute(contract.unmergeLead, verifiers, unmergeLeadCommand),
];

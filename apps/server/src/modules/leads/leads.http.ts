import * as contract from '@qingyuan/contract/leads';
import { commandRoute, route, type RouteRequest } from '../../platform/http/route.ts';
import { createLeadCommand } from './create-lead.command.ts';
import { analysisRoutes } from './analyses/analyses.http.ts';
import { duplicateRoutes } from './duplicates/duplicates.http.ts';
import { handOverRoutes } from './hand-overs/hand-overs.http.ts';
import { leadClocks } from './lead-clocks.ts';
import { overviewRoutes } from './overview/overview.http.ts';
import { workRoutes } from './work/work.http.ts';
import { SEE_LEADS, VERIFY_LEADS } from './leads.policy.ts';
import { leadInFull, leadsPage } from './leads.read.ts';
import {
  confirmLeadCommand,
  handOverLeadCommand,
  refuteLeadCommand,
  startVerificationCommand,
} from './verify-lead.command.ts';

const readers = { roles: SEE_LEADS };
const verifiers = { roles: VERIFY_LEADS };
const reckoning = ({ platform }: RouteRequest) => ({ law: platform.law, now: platform.clock() });

export const leadRoutes = [
  route(contract.listLeads, readers, (request, { query }) => request.read(leadsPage(query, reckoning(request)))),
  route(contract.getLead, readers, (request, { params }) =>
    request.read(leadInFull(params.id, request.actor, reckoning(request))),
  ),
  commandRoute(contract.createLead, verifiers, createLeadCommand),
  commandRoute(contract.startVerification, verifiers, startVerificationCommand),
  commandRoute(contract.confirmLead, verifiers, confirmLeadCommand),
  commandRoute(contract.refuteLead, verifiers, refuteLeadCommand),
  commandRoute(contract.handOverLead, verifiers, handOverLeadCommand),
  ...leadClocks.routes,
  ...duplicateRoutes,
  ...workRoutes,
  ...analysisRoutes,
  ...handOverRoutes,
  ...overviewRoutes,
];

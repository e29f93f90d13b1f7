import * as contract from '@qingyuan/contract/lead-hand-overs';
import { commandRoute, route, type Route, type RouteRequest } from '../../../platform/http/route.ts';
import { SEE_LEADS, VERIFY_LEADS } from '../leads.policy.ts';
import { areasFor, handOversBy } from './hand-overs.read.ts';
import {
  disputeHandOverCommand,
  refuseHandOverCommand,
  sendHandOverCommand,
  withdrawHandOverCommand,
} from './send-lead.command.ts';
import { designateAreaCommand, receiveHandOverCommand } from './take-over-lead.command.ts';

const readers = { roles: SEE_LEADS };
const verifiers = { roles: VERIFY_LEADS };
const basis = ({ actor, platform }: RouteRequest) => ({ actor, law: platform.law, now: platform.clock() });

export const handOverRoutes: readonly Route[] = [
  route(contract.listHandOvers, readers, (request, { query }) => request.read(handOversBy(query, basis(request)))),
  route(contract.listHandOverAreas, readers, (request, { params }) => request.read(areasFor(params.id))),
  commandRoute(contract.sendHandOver, verifiers, sendHandOverCommand),
  commandRoute(contract.receiveHandOver, verifiers, receiveHandOverCommand),
  commandRoute(contract.refuseHandOver, verifiers, refuseHandOverCommand),
  commandRoute(contract.withdrawHandOver, verifiers, withdrawHandOverCommand),
  commandRoute(contract.disputeHandOver, verifiers, disputeHandOverCommand),
  commandRoute(contract.designateArea, verifiers, designateAreaCommand),
];

import * as contract from '@qingyuan/contract/tips';
import { commandRoute, route, type RouteRequest } from '../../platform/http/route.ts';
import { acceptTipCommand, mergeTipCommand, rejectTipCommand } from './decide-tip.command.ts';
import { tipFileRoutes } from './files/tip-files.http.ts';
import { openingRoutes } from './identity/openings.http.ts';
import { posterRoutes } from './posters/posters.http.ts';
import { registrationRoutes } from './registration/registration.http.ts';
import { receiptRoutes } from './receipts/receipts.http.ts';
import { registerTipCommand } from './register-tip.command.ts';
import { HANDLE_TIPS, SEE_TIPS } from './tips.policy.ts';
import { tipInFull, tipsPage } from './tips.read.ts';
import { askReporterCommand, followUpCommand } from './write-reporter.command.ts';

const readers = { roles: SEE_TIPS };
const office = { roles: HANDLE_TIPS };
const reckoning = ({ platform }: RouteRequest) => ({ law: platform.law, now: platform.clock() });

export const tipRoutes = [
  route(contract.listTips, readers, (request, { query }) => request.read(tipsPage(query, reckoning(request)))),
  route(contract.getTip, readers, (request, { params }) =>
    request.read(tipInFull(params.id, request.actor, reckoning(request))),
  ),
  commandRoute(contract.registerTip, office, registerTipCommand),
  commandRoute(contract.acceptTip, office, acceptTipCommand),
  commandRoute(contract.rejectTip, office, rejectTipCommand),
  commandRoute(contract.mergeTip, office, mergeTipCommand),
  commandRoute(contract.askReporter, office, askReporterCommand),
  commandRoute(contract.followUpTip, office, followUpCommand),
  ...tipFileRoutes,
  ...openingRoutes,
  ...receiptRoutes,
  ...posterRoutes,
  ...registrationRoutes,
];

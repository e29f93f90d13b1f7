import * as contract from '@qingyuan/contract/scheme-report';
import { commandRoute, type Route, route } from '../../../platform/http/route.ts';
import { EXPORT_REPORTS, SEE_SCHEMES } from '../schemes.policy.ts';
import { repeatAnalysis } from './repeat-analysis.command.ts';
import { schemeRepeats } from './repeats.read.ts';

export const repeatRoutes: readonly Route[] = [
  commandRoute(contract.repeatAnalysis, { roles: EXPORT_REPORTS }, repeatAnalysis),
  route(contract.listRepeats, { roles: SEE_SCHEMES }, (request, { params }) =>
    request.read(schemeRepeats({ actor: request.actor, id: params.id })),
  ),
];

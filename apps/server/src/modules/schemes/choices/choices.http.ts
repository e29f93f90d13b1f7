import * as contract from '@qingyuan/contract/scheme-choices';
import { commandRoute, type Route, route } from '../../../platform/http/route.ts';
import { ANALYSE_SCHEMES, MARK_ROLES, SEE_SCHEMES } from '../schemes.policy.ts';
import { addChoice } from './add-choice.command.ts';
import { schemeChoices } from './choices.read.ts';
import { reanalyseScheme } from './reanalyse-scheme.command.ts';
import { revokeChoice } from './revoke-choice.command.ts';

export const choiceRoutes: readonly Route[] = [
  route(contract.listChoices, { roles: SEE_SCHEMES }, (request, { params }) =>
    request.read(schemeChoices(request.platform.keys, { actor: request.actor, id: params.id })),
  ),
  commandRoute(contract.addChoice, { roles: MARK_ROLES }, addChoice),
  commandRoute(contract.revokeChoice, { roles: MARK_ROLES }, revokeChoice),
  commandRoute(contract.reanalyseScheme, { roles: ANALYSE_SCHEMES }, reanalyseScheme),
];

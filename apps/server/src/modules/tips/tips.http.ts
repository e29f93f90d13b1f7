import * as contract from '@qingyuan/contract/tips';
import { execute } from '../../platform/command/execute.ts';
import { commandRoute, route, type RouteRequest } from '../../platform/http/route.ts';
import { acceptTipCommand, mergeTipCommand, rejectTipCommand } from './decide-tip.command.ts';
import { registerTipCommand } from './register-tip.command.ts';
import { revealContact } from './reveal-contact.command.ts';
import { openContact } from './tip-contact.ts';
import { HANDLE_TIPS, REVEAL_CONTACT, SEE_TIPS } from './tips.policy.ts';
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
  route(contract.revealTipContact, { roles: REVEAL_CONTACT }, async (request, { params, body }) => {
    const { platform, actor, key } = request;
    await execute(platform.spine, revealContact, { actor, input: { ...params, ...body }, key });
    return {
      contact: await request.read((db, scope) => openContact(db, scope, { tipId: params.id, keys: platform.keys })),
    };
  }),
];

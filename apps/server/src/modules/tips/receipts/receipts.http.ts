import * as contract from '@qingyuan/contract/tips-receipts';
import { hasRole } from '../../../platform/access/actor.ts';
import { commandRoute, route } from '../../../platform/http/route.ts';
import { SEE_TIPS } from '../tips.policy.ts';
import { PUBLISH_RECEIPTS, publishReceiptsCommand } from './publish-receipts.command.ts';
import { rootsNewestFirst } from './receipts.read.ts';

export const receiptRoutes = [
  route(contract.listReceiptRoots, { roles: [...SEE_TIPS, 'auditor'] }, async (request) => ({
    roots: await request.read(rootsNewestFirst),
    can: hasRole(request.actor, ...PUBLISH_RECEIPTS) ? ['publish'] : [],
  })),
  commandRoute(contract.publishReceipts, { roles: PUBLISH_RECEIPTS }, publishReceiptsCommand),
];

import { listAudit, verifyAudit } from '@qingyuan/contract/audit';
import { route } from '../../platform/http/route.ts';
import { execute } from '../../platform/command/execute.ts';
import { auditPage } from './audit.read.ts';
import { AUDITORS } from './audit.policy.ts';
import { noteCheck } from './note-check.command.ts';
import { verifyChain } from './verify-chain.ts';

export const auditRoutes = [
  route(listAudit, { roles: AUDITORS }, (request, { query }) => request.read(auditPage(query))),
  route(verifyAudit, { roles: AUDITORS }, async (request) => {
    const check = await verifyChain(request.platform.db);
    await execute(request.platform.spine, noteCheck, {
      actor: request.actor,
      input: { ok: check.ok, entries: check.entries, head: check.head },
      key: request.key,
    });
    return check;
  }),
];

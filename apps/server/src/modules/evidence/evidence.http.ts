import * as contract from '@qingyuan/contract/evidence';
import { execute } from '../../platform/command/execute.ts';
import { commandRoute, downloadRoute, route } from '../../platform/http/route.ts';
import { exportEvidence } from './export-evidence.command.ts';
import { EXPORT_EVIDENCE, HAND_OVER_EVIDENCE, SEE_EVIDENCE } from './evidence.policy.ts';
import { evidenceDetail, evidenceOfCase } from './evidence.read.ts';
import { handOverEvidence } from './hand-over-evidence.command.ts';
import { openOriginal } from './open-evidence.ts';

const readers = { roles: SEE_EVIDENCE };

export const evidenceRoutes = [
  route(contract.listEvidence, readers, (request, { query }) => request.read(evidenceOfCase(query.caseId))),
  route(contract.getEvidence, readers, (request, { params }) => request.read(evidenceDetail(request.actor, params.id))),
  downloadRoute(contract.exportEvidence, { roles: EXPORT_EVIDENCE }, async (request, { params, query }) => {
    // A download is a GET and carries no key: each one is an export of its own.
    const call = { actor: request.actor, input: { ...params, ...query }, key: `export:${crypto.randomUUID()}` };
    await execute(request.platform.spine, exportEvidence, call);
    return request.read(openOriginal(request.platform.vault, params.id));
  }),
  commandRoute(contract.handOverEvidence, { roles: HAND_OVER_EVIDENCE }, handOverEvidence),
];

import * as contract from '@qingyuan/contract/tips-files';
import { execute } from '../../../platform/command/execute.ts';
import { downloadRoute } from '../../../platform/http/route.ts';
import { SEE_TIPS } from '../tips.policy.ts';
import { EXPORT_TIP_FILES, exportTipFileCommand } from './export-tip-file.command.ts';
import { openOriginal, openPreview } from './open-tip-file.ts';

export const tipFileRoutes = [
  downloadRoute(contract.getTipFilePreview, { roles: SEE_TIPS }, (request, { params }) =>
    request.read(openPreview(request.platform.vault, params)),
  ),
  downloadRoute(contract.exportTipFile, { roles: EXPORT_TIP_FILES }, async (request, { params, query }) => {
    // A download is a GET and carries no key: each one is an export of its own.
    const call = { actor: request.actor, input: { ...params, ...query }, key: `export:${crypto.randomUUID()}` };
    await execute(request.platform.spine, exportTipFileCommand, call);
    return request.read(openOriginal(request.platform.vault, params));
  }),
];

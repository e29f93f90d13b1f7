import * as contract from '@qingyuan/contract/tips-registration';
import { commandRoute, downloadRoute } from '../../../platform/http/route.ts';
import { HANDLE_TIPS, SEE_TIPS } from '../tips.policy.ts';
import { tipInFull } from '../tips.read.ts';
import { registrationForm } from './registration-form.ts';
import { splitTipCommand } from './split-tip.command.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const registrationRoutes = [
  commandRoute(contract.splitTip, { roles: HANDLE_TIPS }, splitTipCommand),
  downloadRoute(contract.downloadTipForm, { roles: SEE_TIPS }, async (request, { params }) => {
    const { actor, platform } = request;
    const { data } = await request.read(tipInFull(params.id, actor, { law: platform.law, now: platform.clock() }));
    const body = await registrationForm(data, { agency: actor.agency.name });
    return { fileName: `举报登记表-${data.areaName}-${data.id.slice(0, 8)}.docx`, contentType: DOCX, body };
  }),
];

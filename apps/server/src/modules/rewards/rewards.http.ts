import * as contract from '@qingyuan/contract/rewards';
import { execute } from '../../platform/command/execute.ts';
import { DOCX } from '../../platform/documents/official-page.ts';
import { commandRoute, downloadRoute, type Route, route, type RouteRequest } from '../../platform/http/route.ts';
import * as collecting from './collect-reward.command.ts';
import * as deciding from './decide-reward.command.ts';
import { openAccount } from './open-account.ts';
import { openReward } from './open-reward.command.ts';
import { approvalForm, collectionForm } from './papers/approval-form.rules.ts';
import { type Form, formDocument } from './papers/form-document.ts';
import { printReward } from './print-reward.command.ts';
import { proposeReward } from './propose-reward.command.ts';
import { HANDLE_REWARDS, SEE_REWARDS } from './rewards.policy.ts';
import { rewardInFull, rewardOfTip, rewardsPage } from './rewards.read.ts';

const readers = { roles: SEE_REWARDS };
const office = { roles: HANDLE_REWARDS };
const lawyers = { roles: ['legal_officer'] as const };
const heads = { roles: ['agency_head'] as const };
const known = ({ platform, actor }: RouteRequest) => ({ law: platform.law, now: platform.clock(), actor });

type Paper = 'approval-form' | 'collection-form';

/** A download is a GET and carries no key: each one is a print of its own. */
async function print(request: RouteRequest, of: { readonly id: string; readonly paper: Paper }) {
  const { platform, actor } = request;
  await execute(platform.spine, printReward, { actor, input: of, key: `print:${crypto.randomUUID()}` });
  const { data } = await request.read(rewardInFull(of.id, known(request)));
  const form: Form = of.paper === 'approval-form' ? approvalForm(data) : collectionForm(data);
  return { fileName: `${form.title}-${data.number}.docx`, contentType: DOCX, body: await formDocument(form) };
}

export const rewardRoutes: readonly Route[] = [
  route(contract.listRewards, readers, (request, { query }) => request.read(rewardsPage(query, known(request)))),
  route(contract.getReward, readers, (request, { params }) => request.read(rewardInFull(params.id, known(request)))),
  route(contract.findRewardOfTip, readers, (request, { params }) =>
    request.read(rewardOfTip(params.id, request.actor)),
  ),
  commandRoute(contract.openReward, office, openReward),
  commandRoute(contract.proposeReward, office, proposeReward),
  commandRoute(contract.passReview, lawyers, deciding.passReview),
  commandRoute(contract.returnReview, lawyers, deciding.returnReview),
  commandRoute(contract.agreeFinance, office, deciding.agreeFinance),
  commandRoute(contract.refuseFinance, office, deciding.refuseFinance),
  commandRoute(contract.approveReward, heads, deciding.approveReward),
  commandRoute(contract.refuseReward, heads, deciding.refuseReward),
  commandRoute(contract.notifyReporter, office, deciding.notifyReporter),
  commandRoute(contract.checkCode, office, collecting.checkCode),
  commandRoute(contract.checkIdentity, office, collecting.checkIdentity),
  commandRoute(contract.prepareTransfer, office, collecting.prepareTransfer),
  commandRoute(contract.cancelCollection, office, collecting.cancelCollection),
  commandRoute(contract.payReward, office, collecting.payReward),
  commandRoute(contract.expireReward, office, deciding.expireReward),
  commandRoute(contract.appealReward, office, deciding.appealReward),
  commandRoute(contract.appealAmount, office, deciding.appealAmount),
  commandRoute(contract.upholdAppeal, heads, deciding.upholdAppeal),
  commandRoute(contract.rejectAppeal, heads, deciding.rejectAppeal),
  commandRoute(contract.keepAmount, heads, deciding.keepAmount),
  route(contract.revealAccount, office, async (request, { params, body }) => {
    const { platform, actor, key } = request;
    await execute(platform.spine, collecting.revealAccount, { actor, input: { ...params, ...body }, key });
    return request.read(openAccount({ id: params.id, keys: platform.keys }));
  }),
  downloadRoute(contract.approvalForm, readers, (request, { params }) =>
    print(request, { id: params.id, paper: 'approval-form' }),
  ),
  downloadRoute(contract.collectionForm, readers, (request, { params }) =>
    print(request, { id: params.id, paper: 'collection-form' }),
  ),
];

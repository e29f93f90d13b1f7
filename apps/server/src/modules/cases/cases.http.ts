import * as contract from '@qingyuan/contract/cases';
import { registerEvidence } from '@qingyuan/contract/evidence';
import { addPerson, decideRole, revokeRole } from '@qingyuan/contract/persons';
import { execute } from '../../platform/command/execute.ts';
import { commandRoute, type Route, route, uploadRoute } from '../../platform/http/route.ts';
import { ADD_EVIDENCE, DECIDE_ROLES, NOTE_CASES, OPEN_CASES, SEE_CASES, WORK_CASES } from './cases.policy.ts';
import { caseDetail, caseOfficers, casesPage } from './cases.read.ts';
import { lookKey } from './cases.rules.ts';
import { caseWorkflow } from './cases.workflow.ts';
import * as persons from './judge-person.command.ts';
import { lookAtCase } from './look-at-case.command.ts';
import * as moves from './move-case.command.ts';
import { noteCase } from './note-case.command.ts';
import { openCase } from './open-case.command.ts';
import { sealUpload } from './seal-upload.ts';

const readers = { roles: SEE_CASES };
const judges = { roles: DECIDE_ROLES };
const { actions } = caseWorkflow;

export const caseRoutes: readonly Route[] = [
  route(contract.listCases, readers, (request, { query }) =>
    request.read(casesPage(request.platform, request.actor, query)),
  ),
  route(contract.getCase, readers, async (request, { params }) => {
    const detail = await request.read(caseDetail(request.platform, request.actor, params.id));
    const key = lookKey(params.id, request.platform.clock());
    await execute(request.platform.spine, lookAtCase, { actor: request.actor, input: params, key });
    return detail;
  }),
  route(contract.listCaseOfficers, { roles: OPEN_CASES }, (request) => request.read(caseOfficers)),
  commandRoute(contract.openCase, { roles: OPEN_CASES }, openCase),
  commandRoute(contract.noteCase, { roles: NOTE_CASES }, noteCase),
  commandRoute(contract.approveFiling, actions['approve-filing'], moves.approveFiling),
  commandRoute(contract.refuseFiling, actions['refuse-filing'], moves.refuseFiling),
  commandRoute(contract.startInvestigation, actions['start-investigation'], moves.startInvestigation),
  commandRoute(contract.submitReview, actions['submit-review'], moves.submitReview),
  commandRoute(contract.passReview, actions['pass-review'], moves.passReview),
  commandRoute(contract.returnReview, actions['return-review'], moves.returnReview),
  commandRoute(contract.decideCase, actions.decide, moves.decideCase),
  commandRoute(contract.closeCase, actions.close, moves.closeCase),
  commandRoute(contract.proposeTransfer, actions['propose-transfer'], moves.proposeTransfer),
  commandRoute(contract.approveTransfer, actions['approve-transfer'], moves.approveTransfer),
  commandRoute(contract.refuseTransfer, actions['refuse-transfer'], moves.refuseTransfer),
  commandRoute(contract.confirmHandover, actions['confirm-handover'], moves.confirmHandover),
  // Evidence and persons enter through the case, which knows whether it is worked on.
  uploadRoute(registerEvidence, { roles: ADD_EVIDENCE }, (request, _input, upload) => sealUpload(request, upload)),
  commandRoute(addPerson, { roles: WORK_CASES }, persons.addPerson),
  commandRoute(decideRole, judges, persons.decideRole),
  commandRoute(revokeRole, judges, persons.revokeRole),
];

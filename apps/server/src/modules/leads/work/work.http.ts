import * as contract from '@qingyuan/contract/lead-work';
import { commandRoute, route, type Route } from '../../../platform/http/route.ts';
import { ASSIGN_LEADS, SEE_LEADS, VERIFY_LEADS } from '../leads.policy.ts';
import {
  acknowledgeOriginCommand,
  answerOriginCommand,
  explainDelayCommand,
  giveFeedbackCommand,
  saveAssessmentCommand,
} from './assess-lead.command.ts';
import {
  acceptAssignmentCommand,
  assignLeadCommand,
  declineAssignmentCommand,
  gradeLeadCommand,
} from './assign-lead.command.ts';
import { assigneesOf, gradeCriteria, workOn } from './work.read.ts';

const readers = { roles: SEE_LEADS };
const verifiers = { roles: VERIFY_LEADS };
const assigners = { roles: ASSIGN_LEADS };

export const workRoutes: readonly Route[] = [
  route(contract.getLeadWork, readers, (request, { params }) =>
    request.read(workOn(params.id, request.actor, request.platform.clock())),
  ),
  route(contract.listGradeCriteria, readers, ({ platform }) =>
    Promise.resolve(gradeCriteria(platform.law, platform.clock())),
  ),
  route(contract.listAssignees, assigners, (request, { params }) => request.read(assigneesOf(params.id))),
  commandRoute(contract.gradeLead, { roles: [...ASSIGN_LEADS, ...VERIFY_LEADS] }, gradeLeadCommand),
  commandRoute(contract.assignLead, assigners, assignLeadCommand),
  commandRoute(contract.acceptAssignment, verifiers, acceptAssignmentCommand),
  commandRoute(contract.declineAssignment, verifiers, declineAssignmentCommand),
  commandRoute(contract.saveAssessment, verifiers, saveAssessmentCommand),
  commandRoute(contract.giveFeedback, verifiers, giveFeedbackCommand),
  commandRoute(contract.explainDelay, verifiers, explainDelayCommand),
  commandRoute(contract.acknowledgeOrigin, verifiers, acknowledgeOriginCommand),
  commandRoute(contract.answerOrigin, verifiers, answerOriginCommand),
];

import { acceptAssignment, assignLead, declineAssignment, gradeLead } from '@qingyuan/contract/lead-work';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { ALLOWED, type Actor, anyOf, hasRole, refused, type Verdict } from '../../../platform/access/actor.ts';
import { conflict, invalid } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { listUsersWithRole } from '../../jurisdictions/index.ts';
import { requireHere } from '../hand-overs/require-here.ts';
import { ASSIGN_LEADS, isAssignee, VERIFY_LEADS } from '../leads.policy.ts';
import { changeLead, type Lead, lockLead } from '../leads.sql.ts';
import { leadWorkflow } from '../leads.workflow.ts';
import { gradeBy } from './grade.rules.ts';
import { assigneesIn, ASSIGNABLE } from './assignees.rules.ts';
import { changeAssignment, insertAssignment } from './work.sql.ts';

const GRADING_RULE = 'lead-grades';

/** Grades the lead by the criteria it meets. */
export const gradeLeadCommand = command({
  name: 'lead.grade',
  input: gradeLead.params.extend(gradeLead.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: anyOf(...ASSIGN_LEADS, ...VERIFY_LEADS),
  run: async ({ db, scope, now, services }, lead, { criteria, grade, reason }) => {
    requireOpen(lead);
    const rule = services.law.grading(GRADING_RULE, shanghaiDate(now.getTime()));
    if (criteria.some((id) => !rule.criteria.some((one) => one.id === id))) {
      throw invalid('criterion-unknown', '分级标准已更新，请刷新后重新选择。');
    }
    if (grade !== gradeBy(rule, criteria) && reason === undefined) {
      throw invalid('grade-reason', '所定等级与标准不一致，请说明理由。', [{ path: 'reason', message: '请说明理由' }]);
    }
    const gradeBasis = { rule: rule.id, version: rule.version, criteria: [...criteria] };
    await changeLead(db, scope, lead.id, { state: lead.state, grade, gradeBasis });
    return {
      result: { id: lead.id, grade },
      area: lead.areaCode,
      streams: [{ type: 'lead', id: lead.id }],
      data: { from: lead.grade, to: grade, criteria },
      ...(reason === undefined ? {} : { reason }),
    };
  },
});

/** Gives the lead to an agency, and to one of its officers. */
export const assignLeadCommand = command({
  name: 'lead.assign',
  input: assignLead.params.extend(assignLead.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: anyOf(...ASSIGN_LEADS),
  run: async ({ db, scope, actor, now }, lead, { assignmentId, agencyId, officerId, note }) => {
    requireOpen(lead);
    const users = await listUsersWithRole(db, scope, VERIFY_LEADS);
    const agency = assigneesIn(users, lead.areaCode).find(({ id }) => id === agencyId);
    const officer = agency?.officers.find(({ id }) => id === officerId);
    if (agency === undefined || (officerId !== undefined && officer === undefined)) {
      throw invalid('assignee-unknown', '请选择本辖区内有核查职责的单位和人员。', [
        { path: 'agencyId', message: '请重新选择' },
      ]);
    }
    await changeAssignment(db, scope, lead.id, { kind: 'ended', at: now });
    await insertAssignment(db, scope, {
      id: assignmentId,
      leadId: lead.id,
      agency,
      officer,
      note,
      byName: actor.name,
      at: now,
    });
    return {
      ...outcomeOf(lead),
      data: { agency: agency.name, ...(officer === undefined ? {} : { officer: officer.name }) },
      events: [{ name: 'lead.assigned', payload: { leadId: lead.id, title: lead.title } }],
    };
  },
});

export const acceptAssignmentCommand = command({
  name: 'lead.accept-assignment',
  input: acceptAssignment.params,
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: asAssignee,
  run: async ({ db, scope, actor, now }, lead) => {
    requireWaiting(lead);
    await changeAssignment(db, scope, lead.id, {
      kind: 'accepted',
      by: { id: actor.userId, name: actor.name },
      at: now,
    });
    return outcomeOf(lead);
  },
});

export const declineAssignmentCommand = command({
  name: 'lead.decline-assignment',
  input: declineAssignment.params.extend(declineAssignment.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: asAssignee,
  run: async ({ db, scope, actor, now }, lead, { reason }) => {
    requireWaiting(lead);
    await changeAssignment(db, scope, lead.id, { kind: 'declined', byName: actor.name, reason, at: now });
    return {
      ...outcomeOf(lead),
      reason,
      events: [{ name: 'lead.assignment-declined', payload: { leadId: lead.id, title: lead.title } }],
    };
  },
});

function asAssignee(actor: Actor, lead: Lead): Verdict {
  if (!hasRole(actor, ...VERIFY_LEADS)) return refused('role-missing');
  return lead.assignment !== null && isAssignee(actor, lead.assignment) ? ALLOWED : refused('assigned-to-another');
}

function requireWaiting(lead: Lead): void {
  if (lead.assignment?.accepted !== false) throw conflict('wrong-state', '该交办已签收或已撤回，请刷新后再看。');
}

/** @throws DomainError once the lead has ended, was merged or is on its way to another area. */
function requireOpen(lead: Lead): void {
  requireHere(lead);
  if (!ASSIGNABLE.includes(lead.state)) {
    throw conflict('wrong-state', `现在的状态是“${leadWorkflow.states[lead.state].zh}”，不能再分级或交办。`);
  }
}

function outcomeOf(lead: Lead) {
  return { result: { id: lead.id }, area: lead.areaCode, streams: [{ type: 'lead', id: lead.id }] };
}

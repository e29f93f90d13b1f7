import type { ServerModule } from '../../platform/module.ts';
import { listLeadsToDo } from './leads.read.ts';
import { createFromTip, createLeadCommand, leadFollowers } from './create-lead.command.ts';
import { proposalFollowers, proposeLead } from './propose-lead.command.ts';
import {
  concludeAnalysisCommand,
  conveneAnalysisCommand,
  saveOpinionCommand,
  signAnalysisCommand,
} from './analyses/analyse-lead.command.ts';
import {
  markLeadCommand,
  mergeLeadCommand,
  unmarkLeadCommand,
  unmergeLeadCommand,
} from './duplicates/merge-lead.command.ts';
import {
  disputeHandOverCommand,
  refuseHandOverCommand,
  sendHandOverCommand,
  withdrawHandOverCommand,
} from './hand-overs/send-lead.command.ts';
import { designateAreaCommand, receiveHandOverCommand } from './hand-overs/take-over-lead.command.ts';
import { handOversToDo } from './hand-overs/hand-overs.read.ts';
import { leadClocks } from './lead-clocks.ts';
import { noteMergedTip, tellOfCase, tipFollowers } from './tips-behind/note-tip.command.ts';
import {
  acknowledgeOriginCommand,
  answerOriginCommand,
  explainDelayCommand,
  giveFeedbackCommand,
  saveAssessmentCommand,
} from './work/assess-lead.command.ts';
import {
  acceptAssignmentCommand,
  assignLeadCommand,
  declineAssignmentCommand,
  gradeLeadCommand,
} from './work/assign-lead.command.ts';
import { leadRoutes } from './leads.http.ts';
import { recurrenceRoutes } from './recurrence/recurrence.http.ts';
import {
  confirmLeadCommand,
  handOverLeadCommand,
  refuteLeadCommand,
  startVerificationCommand,
} from './verify-lead.command.ts';

export { findCaseOfLead, listMergedLeads } from './case-of-lead.sql.ts';
export { takeLead } from './take-lead.ts';

/** Leads: from a tip or an officer's own finding through verification to a case. */
export const leadsModule: ServerModule = {
  name: 'leads',
  commands: [
    createLeadCommand,
    createFromTip,
    proposeLead,
    startVerificationCommand,
    confirmLeadCommand,
    refuteLeadCommand,
    handOverLeadCommand,
    noteMergedTip,
    tellOfCase,
    markLeadCommand,
    unmarkLeadCommand,
    mergeLeadCommand,
    unmergeLeadCommand,
    gradeLeadCommand,
    assignLeadCommand,
    acceptAssignmentCommand,
    declineAssignmentCommand,
    saveAssessmentCommand,
    giveFeedbackCommand,
    explainDelayCommand,
    acknowledgeOriginCommand,
    answerOriginCommand,
    conveneAnalysisCommand,
    saveOpinionCommand,
    concludeAnalysisCommand,
    signAnalysisCommand,
    sendHandOverCommand,
    receiveHandOverCommand,
    refuseHandOverCommand,
    withdrawHandOverCommand,
    disputeHandOverCommand,
    designateAreaCommand,
    ...leadClocks.commands,
  ],
  routes: [...leadRoutes, ...recurrenceRoutes],
  followers: [...leadFollowers, ...tipFollowers, ...proposalFollowers],
  jobs: [],
  toDo: [
    { kind: 'lead', list: listLeadsToDo },
    { kind: 'lead_hand_over', list: handOversToDo },
  ],
};

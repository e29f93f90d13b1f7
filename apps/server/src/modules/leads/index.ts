import type { ServerModule } from '../../platform/module.ts';
import { listLeadsToDo } from './leads.read.ts';
import { createFromTip, createLeadCommand, leadFollowers } from './create-lead.command.ts';
import { proposalFollowers, proposeLead } from './propose-lead.command.ts';
import { leadRoutes } from './leads.http.ts';
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
  ],
  routes: leadRoutes,
  followers: [...leadFollowers, ...proposalFollowers],
  jobs: [],
  toDo: { kind: 'lead', list: listLeadsToDo },
};

import type { CommandContext } from '../../platform/command/command.ts';
import { requireStep } from '../../platform/command/step.ts';
import { moveClocks } from '../../platform/deadlines/deadlines.ts';
import { requireHere } from './hand-overs/require-here.ts';
import { changeLead, type Lead, lockLead } from './leads.sql.ts';
import { leadWorkflow } from './leads.workflow.ts';

/**
 * Takes a confirmed lead into the case that is being opened, within that command's transaction. The
 * command names the lead among its streams and tells the lead's tip in its event.
 * @throws DomainError when the lead is not confirmed or is in a case already.
 */
export async function takeLead(
  ctx: CommandContext,
  take: { readonly leadId: string; readonly caseId: string },
): Promise<Lead> {
  const { db, scope, actor, now } = ctx;
  const lead = await lockLead(db, scope, take.leadId);
  requireHere(lead);
  const state = requireStep(leadWorkflow, { state: lead.state, roles: actor.roles }, 'take');
  await changeLead(db, scope, lead.id, { state, caseId: take.caseId });
  await moveClocks(ctx, leadWorkflow.actions.take, {
    subject: { type: 'lead', id: lead.id },
    area: lead.areaCode,
    now,
  });
  return lead;
}

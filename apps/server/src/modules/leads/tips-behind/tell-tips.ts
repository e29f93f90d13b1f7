import type { LeadOutcome } from '@qingyuan/contract/lead-work';
import type { LeadState } from '@qingyuan/contract/leads';
import type { CommandContext, DomainEvent } from '../../../platform/command/command.ts';
import { listClocks, startClock } from '../../../platform/deadlines/deadlines.ts';
import { listTipsBehind } from './tips-behind.sql.ts';

/** The period within which a named reporter, and the one within which an anonymous one with a code, is told. */
export const NAMED_FEEDBACK = 'tipster-feedback';
export const CODE_FEEDBACK = 'anonymous-feedback';

/** What a reporter is told of a lead in this state; undefined while there is nothing to tell. */
export function progressOf(state: LeadState): LeadOutcome | 'verifying' | undefined {
  return state === 'received' || state === 'merged' ? undefined : state;
}

/** What a reporter is told once, as the outcome; undefined while there is none. */
export function outcomeOf(state: LeadState): LeadOutcome | undefined {
  return state === 'received' || state === 'merged' || state === 'verifying' ? undefined : state;
}

/** Events by which module tips lets reporters read how the lead stands; its own tip, where named, hears of it otherwise. */
export async function tipEvents(
  { db, scope }: CommandContext,
  lead: { readonly id: string; readonly tipId: string | null },
  progress: LeadOutcome | 'verifying',
): Promise<DomainEvent[]> {
  const tips = await listTipsBehind(db, scope, lead.id);
  return tips
    .filter(({ tipId }) => tipId !== lead.tipId)
    .map(({ tipId }) => ({ name: 'lead.progressed', payload: { tipId, progress } }));
}

/**
 * After a step of the lead: the periods of feedback begin where the step is an outcome, and every tip behind the lead
 * but its own, which hears by the step's event, learns of it.
 */
export async function tellTips(
  ctx: CommandContext,
  lead: { readonly id: string; readonly areaCode: string; readonly tipId: string | null },
  state: LeadState,
): Promise<DomainEvent[]> {
  if (outcomeOf(state) !== undefined) await startFeedback(ctx, lead);
  const progress = progressOf(state);
  return progress === undefined ? [] : tipEvents(ctx, lead, progress);
}

async function startFeedback(
  ctx: CommandContext,
  lead: { readonly id: string; readonly areaCode: string },
): Promise<void> {
  const { db, scope, now, services } = ctx;
  const tips = await listTipsBehind(db, scope, lead.id);
  const subject = { type: 'lead', id: lead.id };
  const running = new Set(
    (await listClocks(db, scope, { subject, law: services.law, now }))
      .filter(({ stoppedAt }) => stoppedAt === null)
      .map(({ ruleId }) => ruleId),
  );
  const needed = [
    ...(tips.some(({ named }) => named) ? [NAMED_FEEDBACK] : []),
    ...(tips.some(({ named, hasCode }) => !named && hasCode) ? [CODE_FEEDBACK] : []),
  ];
  for (const ruleId of needed.filter((id) => !running.has(id))) {
    await startClock(ctx, { ruleId, subject, area: lead.areaCode, startedAt: now });
  }
}

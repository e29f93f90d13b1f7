import type { Answer } from '@qingyuan/contract/endpoint';
import type { getLeadWork, listAssignees, listGradeCriteria, TipBehind } from '@qingyuan/contract/lead-work';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Law } from '../../../platform/law/law.ts';
import { listUsersWithRole } from '../../jurisdictions/index.ts';
import { ASSIGN_LEADS, isAssignee, VERIFY_LEADS } from '../leads.policy.ts';
import { getLead, type Lead } from '../leads.sql.ts';
import { outcomeOf } from '../tips-behind/tell-tips.ts';
import { listTipsBehind } from '../tips-behind/tips-behind.sql.ts';
import { missingIn } from './assessment.rules.ts';
import { assigneesIn, ASSIGNABLE } from './assignees.rules.ts';
import { findOrigin } from './origin.sql.ts';
import { listAssessments, listAssignments, listDelays, listFeedback } from './work.sql.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;

export function workOn(id: string, actor: Actor, now: Date): Read<Answer<typeof getLeadWork>> {
  return async (db, scope) => {
    const lead = await getLead(db, scope, id);
    const today = shanghaiDate(now.getTime());
    const assessments = await listAssessments(db, scope, id);
    const origin = (await findOrigin(db, scope, id)) ?? null;
    const data = {
      state: lead.state,
      assignments: await listAssignments(db, scope, id),
      assessments: assessments.map(({ savedAt, ...one }) => ({
        ...one,
        savedAt: savedAt.toISOString(),
        missing: missingIn(one.parts, today),
      })),
      tips: await tipsWithFeedback(db, scope, lead),
      origin,
      delays: await listDelays(db, scope, id),
    };
    return { data, can: [...possibleWork(actor, lead), ...originActs(actor, origin)] };
  };
}

/** The answer that was given for the present outcome; an earlier one is no answer to it. */
async function tipsWithFeedback(db: ScopedDb, scope: Scope, lead: Lead): Promise<TipBehind[]> {
  const given = await listFeedback(db, scope, lead.id);
  const outcome = outcomeOf(lead.state);
  return (await listTipsBehind(db, scope, lead.id)).map((tip) => {
    const found = given.find((one) => one.tipId === tip.tipId && one.outcome === outcome);
    return {
      tipId: tip.tipId,
      leadId: tip.leadId,
      receivedAt: tip.receivedAt.toISOString(),
      named: tip.named,
      hasCode: tip.hasCode,
      feedback:
        found === undefined
          ? null
          : {
              outcome: found.outcome,
              way: found.way,
              givenName: found.givenName,
              givenAt: found.givenAt.toISOString(),
            },
    };
  });
}

function possibleWork(actor: Actor, lead: Lead): string[] {
  const verifier = hasRole(actor, ...VERIFY_LEADS);
  const open = ASSIGNABLE.includes(lead.state) && lead.handingOver === null;
  const waiting = lead.assignment !== null && !lead.assignment.accepted && isAssignee(actor, lead.assignment);
  return [
    ...(open && hasRole(actor, ...ASSIGN_LEADS) ? ['assign'] : []),
    ...(verifier && waiting ? ['accept', 'decline'] : []),
    ...(verifier && open ? ['assess', 'explain'] : []),
    ...(verifier && outcomeOf(lead.state) !== undefined ? ['feedback'] : []),
  ];
}

function originActs(
  actor: Actor,
  origin: { readonly receivedAt: string | null; readonly answeredAt: string | null } | null,
): string[] {
  if (origin === null || !hasRole(actor, ...VERIFY_LEADS)) return [];
  return [...(origin.receivedAt === null ? ['receipt'] : []), ...(origin.answeredAt === null ? ['answer'] : [])];
}

export function assigneesOf(id: string): Read<Answer<typeof listAssignees>> {
  return async (db, scope) => {
    const lead = await getLead(db, scope, id);
    const users = await listUsersWithRole(db, scope, VERIFY_LEADS);
    return {
      agencies: assigneesIn(users, lead.areaCode).map(({ officers, ...agency }) => ({
        ...agency,
        officers: [...officers],
      })),
    };
  };
}

/** In force today. */
export function gradeCriteria(law: Law, now: Date): Answer<typeof listGradeCriteria> {
  const { version, criteria } = law.grading('lead-grades', shanghaiDate(now.getTime()));
  return { version, criteria: [...criteria] };
}

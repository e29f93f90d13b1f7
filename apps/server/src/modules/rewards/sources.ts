import type { CaseState } from '@qingyuan/contract/cases';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { getRewardedCase, type RewardedCase } from '../cases/index.ts';
import { findCaseOfLead, listMergedLeads } from '../leads/index.ts';
import { findLeadOfTip, listTipsOfLeads, type RewardedTip } from '../tips/index.ts';

/** The case and every tip about it, the earliest first. */
export interface Source {
  readonly kase: RewardedCase;
  readonly tips: readonly RewardedTip[];
}

export async function sourceOfCase(db: ScopedDb, scope: Scope, caseId: string): Promise<Source> {
  const kase = await getRewardedCase(db, scope, caseId);
  const leads = kase.leadId === null ? [] : await listMergedLeads(db, scope, kase.leadId);
  return { kase, tips: await listTipsOfLeads(db, scope, leads) };
}

/** The case that the tip led to; undefined while there is none. */
export async function sourceOfTip(db: ScopedDb, scope: Scope, tipId: string): Promise<Source | undefined> {
  const lead = await findLeadOfTip(db, scope, tipId);
  const caseId = lead === undefined ? undefined : await findCaseOfLead(db, scope, lead);
  return caseId === undefined ? undefined : sourceOfCase(db, scope, caseId);
}

const PUNISHED: readonly CaseState[] = ['decided', 'closed'];

/** Punished, or handed over to the police: only then there is anything to reward. */
export function isRewardable({ state, outcome }: Pick<RewardedCase, 'state' | 'outcome'>): boolean {
  return (outcome === 'punish' && PUNISHED.includes(state)) || state === 'handed_over';
}

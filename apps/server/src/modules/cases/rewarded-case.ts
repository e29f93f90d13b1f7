import type { CaseOutcome, CaseState } from '@qingyuan/contract/cases';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { getCase } from './cases.sql.ts';

/** What module rewards needs of a case: nothing of it goes the other way. */
export interface RewardedCase {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly agencyArea: string;
  readonly leadId: string | null;
  readonly state: CaseState;
  readonly outcome: CaseOutcome | null;
}

/** @throws DomainError when there is no such case within the scope. */
export async function getRewardedCase(db: ScopedDb, scope: Scope, id: string): Promise<RewardedCase> {
  const { number, title, agencyArea, leadId, state, outcome } = await getCase(db, scope, id);
  return { id, number, title, agencyArea, leadId, state, outcome };
}

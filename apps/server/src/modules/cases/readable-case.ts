import type { CaseState } from '@qingyuan/contract/cases';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { mayRead } from './cases.policy.ts';
import { getCase } from './cases.sql.ts';

/** What other modules need of a case that somebody reads in. */
export interface ReadableCase {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly area: string;
  readonly state: CaseState;
  readonly agencyName: string;
}

/** The case, if the actor may read it. @throws DomainError, not to be told from a case that does not exist. */
export async function requireReadableCase(
  db: ScopedDb,
  scope: Scope,
  of: { readonly actor: Actor; readonly caseId: string },
): Promise<ReadableCase> {
  const kase = await getCase(db, scope, of.caseId);
  if (!mayRead(of.actor, kase).allowed) throw notFound('该案件');
  const { id, number, title, areaCode, state, agencyName } = kase;
  return { id, number, title, area: areaCode, state, agencyName };
}

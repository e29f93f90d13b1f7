import type { CaseState } from '@qingyuan/contract/cases';
import type { Scope } from '../../platform/access/actor.ts';
import { conflict } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { getCase } from './cases.sql.ts';
import { caseWorkflow, WORKABLE } from './cases.workflow.ts';

/** What other modules need of a case that is worked on. */
export interface WorkableCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Area code of the case: that of everything made in it. */
  readonly area: string;
  readonly state: CaseState;
}

/**
 * The case, if evidence, imports, analyses and role decisions may be added to it now.
 * @throws DomainError when it is not in the scope, or not filed or past the investigation.
 */
export async function requireWorkableCase(db: ScopedDb, scope: Scope, caseId: string): Promise<WorkableCase> {
  const { id, number, title, areaCode, state } = await getCase(db, scope, caseId);
  if (WORKABLE.includes(state) && number !== null) return { id, number, title, area: areaCode, state };
  throw conflict(
    'case-not-workable',
    `案件目前为“${caseWorkflow.states[state].zh}”，只有已立案或者调查中的案件可以进行此项操作。`,
  );
}

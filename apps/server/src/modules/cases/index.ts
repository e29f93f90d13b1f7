import type { ServerModule } from '../../platform/module.ts';
import { wholeList } from '../../platform/todo/todo.http.ts';
import { addEvidence } from './add-evidence.command.ts';
import { caseRoutes } from './cases.http.ts';
import { listCasesToDo } from './cases.todo.ts';
import * as persons from './judge-person.command.ts';
import { lookAtCase } from './look-at-case.command.ts';
import * as moves from './move-case.command.ts';
import { noteCase } from './note-case.command.ts';
import { openCase } from './open-case.command.ts';

export { readableStates } from './cases.policy.ts';
export { type ReadableCase, requireReadableCase } from './readable-case.ts';
export { WORKABLE } from './cases.workflow.ts';
export { getRewardedCase, type RewardedCase } from './rewarded-case.ts';
export { requireWorkableCase } from './workable-case.ts';

/** The administrative procedure, and what enters a case: evidence, persons, decisions about them. */
export const casesModule: ServerModule = {
  name: 'cases',
  commands: [openCase, ...Object.values(moves), noteCase, lookAtCase, addEvidence, ...Object.values(persons)],
  routes: caseRoutes,
  followers: [],
  jobs: [],
  toDo: { kind: 'case', list: async (db, scope, of) => wholeList(await listCasesToDo(db, scope, of)) },
};

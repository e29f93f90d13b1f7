import type { CaseState } from '@qingyuan/contract/cases';
import type { ToDo } from '@qingyuan/contract/todo';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { firstDue } from '../../platform/deadlines/clock-state.ts';
import { listClocksOfAll, type Reckoning } from '../../platform/deadlines/deadlines.ts';
import { WORK_CASES } from './cases.policy.ts';
import { type Case, listInStates } from './cases.sql.ts';
import { OFFICERS_TURN, WAITS_FOR_HEAD } from './cases.workflow.ts';

/**
 * Cases that wait for the actor: for a head what awaits his approval or decision, for a legal officer
 * what is to be reviewed, for an officer his own cases that wait for his next act or whose clock is
 * near its end or past it.
 */
export async function listCasesToDo(
  db: ScopedDb,
  scope: Scope,
  of: Reckoning & { readonly actor: Actor },
): Promise<ToDo[]> {
  const { actor } = of;
  const forHead = hasRole(actor, 'agency_head') ? await waiting(db, scope, { states: WAITS_FOR_HEAD, actor }) : [];
  const forReview = hasRole(actor, 'legal_officer')
    ? await waiting(db, scope, { states: ['under_review'], actor })
    : [];
  const own = hasRole(actor, ...WORK_CASES)
    ? await listInStates(db, scope, { states: OPEN_STATES, officer: actor.userId })
    : [];
  const all = [...forHead, ...forReview, ...own];
  const clocks = await listClocksOfAll(db, scope, { ...of, type: 'case', ids: all.map(({ id }) => id) });
  const toDo = (kase: Case): ToDo => ({
    kind: 'case',
    id: kase.id,
    title: kase.title,
    state: kase.state,
    at: (kase.filedAt ?? kase.openedAt).toISOString(),
    ...firstDue(clocks.get(kase.id) ?? []),
  });
  const pressing = own.filter((kase) => {
    const { dueState } = firstDue(clocks.get(kase.id) ?? []);
    return OFFICERS_TURN.includes(kase.state) || dueState === 'near' || dueState === 'overdue';
  });
  const unique = new Map([...forHead, ...forReview, ...pressing].map((kase) => [kase.id, kase]));
  return [...unique.values()].map(toDo);
}

const OPEN_STATES: readonly CaseState[] = [
  'filed',
  'investigating',
  'under_review',
  'reviewed',
  'decided',
  'transfer_proposed',
  'transferred',
];

/** Cases of the actor's own agency's area; what he opened himself waits for somebody else. */
async function waiting(
  db: ScopedDb,
  scope: Scope,
  of: { readonly states: readonly CaseState[]; readonly actor: Actor },
): Promise<Case[]> {
  const rows = await listInStates(db, scope, { states: of.states });
  return rows.filter(
    (kase) =>
      kase.agencyArea === of.actor.areaCode && (kase.state !== 'proposed' || kase.openedBy.id !== of.actor.userId),
  );
}

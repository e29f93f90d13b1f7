import type { CaseAction, CaseState } from '@qingyuan/contract/cases';
import type { Role } from '@qingyuan/contract/roles';
import { decideStep } from '@qingyuan/core/workflow/workflow';
import { type Actor, ALLOWED, hasRole, refused, type Verdict } from '../../platform/access/actor.ts';
import { caseWorkflow, WITH_POLICE } from './cases.workflow.ts';

/** Who reads every case of the own jurisdiction. */
const READ_ALL: readonly Role[] = [
  'joint_office',
  'market_officer',
  'agency_head',
  'analyst',
  'legal_officer',
  'leader',
];
export const SEE_CASES: readonly Role[] = [...READ_ALL, 'police_officer'];
export const OPEN_CASES: readonly Role[] = ['joint_office', 'market_officer'];
export const WORK_CASES: readonly Role[] = ['joint_office', 'market_officer'];
export const ADD_EVIDENCE: readonly Role[] = ['joint_office', 'market_officer', 'analyst'];
/** Everybody who reads cases but the leader, who only reads. */
export const NOTE_CASES: readonly Role[] = SEE_CASES.filter((role) => role !== 'leader');
export const DECIDE_ROLES: readonly Role[] = ['joint_office', 'market_officer', 'agency_head'];
export const ANALYSE_CASES: readonly Role[] = ['joint_office', 'market_officer', 'analyst'];

/** What the policies ask of a case. */
export interface CaseSubject {
  readonly state: CaseState;
  readonly agencyArea: string;
}

/** States of the cases that the actor may read; undefined = all. The police, their heads included, read what was transferred. */
export function readableStates(actor: Pick<Actor, 'roles' | 'agency'>): readonly CaseState[] | undefined {
  return actor.agency.kind !== 'police' && hasRole(actor, ...READ_ALL) ? undefined : WITH_POLICE;
}

export function mayRead(actor: Actor, subject: CaseSubject): Verdict {
  const states = readableStates(actor);
  if (!hasRole(actor, ...SEE_CASES)) return refused('role-missing');
  return states === undefined || states.includes(subject.state) ? ALLOWED : refused('case-not-transferred');
}

export interface MoveSubject extends CaseSubject {
  /** Who did the acts that this one may not be done by. */
  readonly notBy: readonly string[];
}

/** Role, own agency's area for the head's acts, and separation of duties; the state is the workflow's affair. */
export function mayMove(action: CaseAction) {
  return (actor: Actor, subject: MoveSubject): Verdict => {
    const info = caseWorkflow.actions[action];
    if (!hasRole(actor, ...info.roles) || actor.agency.kind === 'police') return refused('role-missing');
    // The head of the agency that files, not one of another county or of the tier above.
    if (info.roles.includes('agency_head') && actor.areaCode !== subject.agencyArea) return refused('not-this-agency');
    if (subject.notBy.includes(actor.userId)) return refused('separation-of-duties');
    return ALLOWED;
  };
}

/** Acts possible now, separation of duties included. */
export function possibleMoves(
  actor: Actor,
  subject: CaseSubject,
  notBy: (action: CaseAction) => readonly string[],
): CaseAction[] {
  return (Object.keys(caseWorkflow.actions) as CaseAction[]).filter(
    (action) =>
      decideStep(caseWorkflow, { state: subject.state, roles: actor.roles }, action).possible &&
      mayMove(action)(actor, { ...subject, notBy: notBy(action) }).allowed,
  );
}

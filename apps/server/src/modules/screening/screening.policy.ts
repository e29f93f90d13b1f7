import type { FindingState, ImportState } from '@qingyuan/contract/screening';
import type { Role } from '@qingyuan/contract/roles';
import { type Actor, hasRole } from '../../platform/access/actor.ts';

export const SEE_SCREENING: readonly Role[] = [
  'joint_office',
  'market_officer',
  'police_officer',
  'agency_head',
  'analyst',
  'leader',
];
/** Bring lists in and have them screened. */
export const IMPORT_LISTS: readonly Role[] = ['joint_office', 'market_officer', 'analyst'];
/** Turn a finding into a lead or dismiss it. */
export const DECIDE_FINDINGS: readonly Role[] = ['joint_office', 'market_officer', 'police_officer'];

const ENDED = ['done', 'failed', 'cancelled'];

export function possibleImportActs(
  actor: Pick<Actor, 'roles'>,
  list: { readonly state: ImportState; readonly job: { readonly state: string } },
): string[] {
  if (!hasRole(actor, ...IMPORT_LISTS)) return [];
  return [
    ...(mayStart(list) ? ['start'] : []),
    ...(mayDiscard(list) ? ['discard'] : []),
    ...(ENDED.includes(list.job.state) ? [] : ['cancel']),
  ];
}

/** Once checked, or again when the work was cancelled or failed. */
export function mayStart({ state, job }: { state: ImportState; job: { readonly state: string } }): boolean {
  return state === 'checked' || (state === 'screening' && ['failed', 'cancelled'].includes(job.state));
}

/** While nothing has come of it and nothing works on it. */
export function mayDiscard({ state, job }: { state: ImportState; job: { readonly state: string } }): boolean {
  return (state === 'checking' || state === 'checked' || state === 'screening') && ENDED.includes(job.state);
}

export function possibleFindingActs(actor: Pick<Actor, 'roles'>, state: FindingState): string[] {
  return state === 'open' && hasRole(actor, ...DECIDE_FINDINGS) ? ['make-lead', 'dismiss'] : [];
}

import type { Role } from '@qingyuan/contract/roles';
import { type Actor, hasRole } from '../../platform/access/actor.ts';

/** Who reads schemes; of which cases is the case's affair. */
export const SEE_SCHEMES: readonly Role[] = [
  'joint_office',
  'market_officer',
  'police_officer',
  'agency_head',
  'analyst',
  'legal_officer',
  'leader',
];
/** Who may look into a source and have it analysed. */
export const ANALYSE_SCHEMES: readonly Role[] = ['joint_office', 'market_officer', 'analyst'];
/** Who may decide what a person was; whoever analysed as an analyst may not. */
export const MARK_ROLES: readonly Role[] = ['joint_office', 'market_officer', 'police_officer', 'agency_head'];
/** Who may see one personal field in the clear for a stated purpose. */
export const REVEAL_ACCOUNTS: readonly Role[] = [...MARK_ROLES, 'legal_officer'];
export const EXPORT_REPORTS: readonly Role[] = [...MARK_ROLES, 'analyst', 'legal_officer'];

/** What `can` of a scheme holds; `workable` and `readable` are those of its case. */
export function possibleActs(actor: Actor, at: { readonly workable: boolean; readonly analysed: boolean }): string[] {
  const decides = hasRole(actor, ...MARK_ROLES) && (at.workable || byPolice(actor));
  return [
    ...(at.workable && hasRole(actor, ...ANALYSE_SCHEMES) ? ['analyse'] : []),
    ...(at.analysed && decides ? ['mark-role'] : []),
    ...(at.analysed && hasRole(actor, ...REVEAL_ACCOUNTS) ? ['reveal'] : []),
    ...(at.analysed && hasRole(actor, ...EXPORT_REPORTS) ? ['export-report'] : []),
  ];
}

/** The police work on what was transferred to them, when the administrative case no longer moves. */
export function byPolice(actor: Pick<Actor, 'roles' | 'agency'>): boolean {
  return actor.agency.kind === 'police' || actor.roles.includes('police_officer');
}

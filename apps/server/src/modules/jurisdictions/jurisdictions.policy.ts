import type { Role } from '@qingyuan/contract/roles';

/** Who may call which routes of this module. */
export const SEE_AREAS: readonly Role[] = [
  'joint_office',
  'market_officer',
  'police_officer',
  'agency_head',
  'analyst',
  'legal_officer',
  'grid_worker',
  'leader',
  'auditor',
  'admin',
];
export const MANAGE_USERS: readonly Role[] = ['admin'];
export const NAME_RESPONSIBLE: readonly Role[] = ['joint_office'];

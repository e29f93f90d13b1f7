import type { Role } from '@qingyuan/contract/roles';

export const SEE_RETURNS: readonly Role[] = [
  'joint_office',
  'leader',
  'market_officer',
  'agency_head',
  'legal_officer',
];
export const WORK_RETURNS: readonly Role[] = ['joint_office'];

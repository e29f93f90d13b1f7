import type { Role } from '@qingyuan/contract/roles';

/** Who reads evidence. The police read that of transferred cases within the case (module cases). */
export const SEE_EVIDENCE: readonly Role[] = [
  'joint_office',
  'market_officer',
  'agency_head',
  'analyst',
  'legal_officer',
];
export const EXPORT_EVIDENCE: readonly Role[] = ['joint_office', 'market_officer', 'agency_head', 'analyst'];
export const HAND_OVER_EVIDENCE: readonly Role[] = ['joint_office', 'market_officer'];

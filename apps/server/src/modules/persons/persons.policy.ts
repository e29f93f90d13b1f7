import type { Role } from '@qingyuan/contract/roles';

/** Who reads persons, masked. The police read those of transferred cases within the case (module cases). */
export const SEE_PERSONS: readonly Role[] = [
  'joint_office',
  'market_officer',
  'agency_head',
  'analyst',
  'legal_officer',
];
/** Who may see one field in the clear for a stated purpose. */
export const REVEAL_PERSONS: readonly Role[] = ['joint_office', 'market_officer', 'agency_head', 'legal_officer'];

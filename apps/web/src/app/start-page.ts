import type { Role } from '@qingyuan/contract/roles';

/** Where a role's own work begins; the first role that has one decides. */
const START_OF_ROLE: Readonly<Record<Role, `/${string}`>> = {
  joint_office: '/todo',
  market_officer: '/todo',
  police_officer: '/todo',
  agency_head: '/todo',
  analyst: '/cases',
  legal_officer: '/rules',
  grid_worker: '/todo',
  leader: '/returns',
  auditor: '/audit',
  admin: '/users',
};

export function startPageOf(roles: readonly Role[]): string {
  const [first] = roles;
  return first === undefined ? '/help' : START_OF_ROLE[first];
}

import type { Role } from '@qingyuan/contract/roles';

/** Approval by the person in charge (负责人) is the head's. */
export const DECIDERS: readonly Role[] = ['agency_head'];

/** What `can` of a record holds for its clocks. */
export function clockActs(roles: readonly Role[], askers: readonly Role[]): string[] {
  return [
    ...(roles.some((role) => askers.includes(role)) ? ['ask-clock-change'] : []),
    ...(roles.some((role) => DECIDERS.includes(role)) ? ['decide-clock-change'] : []),
  ];
}

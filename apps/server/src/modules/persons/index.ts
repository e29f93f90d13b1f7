import type { ServerModule } from '../../platform/module.ts';
import { personRoutes } from './persons.http.ts';
import { revealPerson } from './reveal-person.command.ts';

export { decideRole, type RoleDecisionInput } from './decide-role.ts';
export { enterPerson } from './enter-person.ts';
export { personsOfCase } from './persons.read.ts';
export { ROLE_RULE } from './persons.rules.ts';

/**
 * Persons in cases, with sealed identifiers, and the signed decisions about what they were. Entering
 * and deciding are acts of module cases, which knows whether the case allows them.
 */
export const personsModule: ServerModule = {
  name: 'persons',
  commands: [revealPerson],
  routes: personRoutes,
  followers: [],
  jobs: [],
};

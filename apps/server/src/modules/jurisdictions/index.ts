import type { ServerModule } from '../../platform/module.ts';
import { jurisdictionRoutes } from './jurisdictions.http.ts';
import { nameResponsiblePerson } from './responsibility.command.ts';
import { addAgency, addUser, closeUser, giveRoles } from './users.command.ts';

export { installAreas } from './areas.sql.ts';
export { getArea, listUsersWithRole } from './jurisdictions.sql.ts';

/** Areas, agencies, users with their roles, responsible persons. */
export const jurisdictionsModule: ServerModule = {
  name: 'jurisdictions',
  commands: [addAgency, addUser, giveRoles, closeUser, nameResponsiblePerson],
  routes: jurisdictionRoutes,
  followers: [],
  jobs: [],
};

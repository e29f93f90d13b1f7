import type { Unscoped } from './scope.ts';

export const UNSCOPED: Unscoped = {
  'apps/server/src/modules/audit/audit.sql.ts#readChain':
    'verification reads the whole chain; only the command line and the auditor call it',
  'apps/server/src/modules/audit/audit.sql.ts#findHead': 'the head of the chain carries no content',
  'apps/server/src/modules/jurisdictions/areas.sql.ts#installAreas': 'runs as the owner before anybody can sign in',
  'apps/server/src/modules/jurisdictions/areas.sql.ts#readAreas': 'reads a file',
};

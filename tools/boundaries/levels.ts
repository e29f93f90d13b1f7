/** Modules of the server by level. A module imports only the doors of lower levels; upward and sideways goes by event. */
export const LEVELS: readonly (readonly string[])[] = [
  ['jurisdictions'],
  ['persons', 'premises', 'evidence'],
  ['campaign', 'tips', 'sweeps', 'leads', 'patrol', 'screening'],
  ['cases'],
  ['schemes', 'funds', 'rewards'],
  ['blacklist', 'exchange', 'publicity', 'certification', 'supervision', 'assessment'],
  ['statistics', 'notifications', 'audit', 'documents'],
];

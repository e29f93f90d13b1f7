import type { ServerModule } from '../../platform/module.ts';
import { auditRoutes } from './audit.http.ts';
import { noteCheck } from './note-check.command.ts';

export { verifyChain } from './verify-chain.ts';

/** The hash-chained log: reading and checking it. Writing happens in platform/command. */
export const auditModule: ServerModule = {
  name: 'audit',
  commands: [noteCheck],
  routes: auditRoutes,
  followers: [],
  jobs: [],
};

import type { ServerModule } from '../../platform/module.ts';
import { evidenceRoutes } from './evidence.http.ts';
import { exportEvidence } from './export-evidence.command.ts';
import { handOverEvidence } from './hand-over-evidence.command.ts';

export { evidenceOfCase } from './evidence.read.ts';
export { openEvidence, recordUse, sealEvidence } from './open-evidence.ts';

/**
 * Sealed originals, their hashes and their custody. Sealing an item in a case is an act of module
 * cases, which knows whether the case allows it.
 */
export const evidenceModule: ServerModule = {
  name: 'evidence',
  commands: [exportEvidence, handOverEvidence],
  routes: evidenceRoutes,
  followers: [],
  jobs: [],
};

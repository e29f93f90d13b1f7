import type { ServerModule } from '../../platform/module.ts';
import * as decisions from './decide-finding.command.ts';
import { discardImport, importList, startScreening } from './import-list.command.ts';
import { recordCheck, recordScreening } from './record-screening.command.ts';
import { screeningRoutes } from './screening.http.ts';
import { checkJob, screenJob } from './screening.jobs.ts';

/** Screening of firm registers and lists of sites by explainable indicators; a human decides about each finding. */
export const screeningModule: ServerModule = {
  name: 'screening',
  commands: [importList, startScreening, discardImport, recordCheck, recordScreening, ...Object.values(decisions)],
  routes: screeningRoutes,
  followers: [],
  jobs: [checkJob, screenJob],
};

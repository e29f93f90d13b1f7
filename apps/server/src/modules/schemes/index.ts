import type { ServerModule } from '../../platform/module.ts';
import { analyseScheme } from './analyse-scheme.command.ts';
import { exportReport } from './export-report.command.ts';
import { markRole } from './mark-role.command.ts';
import { recordAnalysis } from './record-analysis.command.ts';
import { revealAccount } from './reveal-account.command.ts';
import { schemeRoutes } from './schemes.http.ts';
import { analyseJob } from './schemes.jobs.ts';

/** Structures of schemes: analysed from sealed member tables, read by officers, decided about by them, reported to the court. */
export const schemesModule: ServerModule = {
  name: 'schemes',
  commands: [analyseScheme, recordAnalysis, markRole, revealAccount, exportReport],
  routes: schemeRoutes,
  followers: [],
  jobs: [analyseJob],
};

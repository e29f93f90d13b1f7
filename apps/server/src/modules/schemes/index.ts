import type { ServerModule } from '../../platform/module.ts';
import { analyseScheme } from './analyse-scheme.command.ts';
import { exportReport } from './export-report.command.ts';
import { importRoutes } from './import/import.http.ts';
import { deleteMappingProfile, saveMappingProfile } from './import/mapping-profiles.command.ts';
import { markRole } from './mark-role.command.ts';
import { recordAnalysis } from './record-analysis.command.ts';
import { repeatJob } from './repeat/repeat.jobs.ts';
import { recordRepeat, repeatAnalysis } from './repeat/repeat-analysis.command.ts';
import { repeatRoutes } from './repeat/repeat.http.ts';
import { revealAccount } from './reveal-account.command.ts';
import { schemeRoutes } from './schemes.http.ts';
import { analyseJob } from './schemes.jobs.ts';

/** Structures of schemes: analysed from sealed member tables, read by officers, decided about by them, reported to the court. */
export const schemesModule: ServerModule = {
  name: 'schemes',
  commands: [
    analyseScheme,
    recordAnalysis,
    markRole,
    revealAccount,
    exportReport,
    repeatAnalysis,
    recordRepeat,
    saveMappingProfile,
    deleteMappingProfile,
  ],
  routes: [...schemeRoutes, ...repeatRoutes, ...importRoutes],
  followers: [],
  jobs: [analyseJob, repeatJob],
};

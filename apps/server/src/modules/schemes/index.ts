import type { ServerModule } from '../../platform/module.ts';
import { analyseScheme } from './analyse-scheme.command.ts';
import { addChoice } from './choices/add-choice.command.ts';
import { choiceRoutes } from './choices/choices.http.ts';
import { reanalyseScheme } from './choices/reanalyse-scheme.command.ts';
import { revokeChoice } from './choices/revoke-choice.command.ts';
import { explorerRoutes } from './explorer/explorer.http.ts';
import { exportLine } from './explorer/export-line.command.ts';
import { searchPerson } from './explorer/find-accounts.command.ts';
import { exportReport } from './export-report.command.ts';
import { checkSource } from './import/source-check.command.ts';
import { checkSourceJob } from './import/source-check.jobs.ts';
import { importRoutes } from './import/import.http.ts';
import { deleteMappingProfile, saveMappingProfile } from './import/mapping-profiles.command.ts';
import { insightRoutes } from './insight/insight.http.ts';
import { markRole } from './mark-role.command.ts';
import { recordAnalysis } from './record-analysis.command.ts';
import { repeatJob } from './repeat/repeat.jobs.ts';
import { recordRepeat, repeatAnalysis } from './repeat/repeat-analysis.command.ts';
import { repeatRoutes } from './repeat/repeat.http.ts';
import { reportRoutes } from './report/report.http.ts';
import { revealAccount } from './reveal-account.command.ts';
import { schemeRoutes } from './schemes.http.ts';
import { analyseJob } from './schemes.jobs.ts';
import { linkPerson, withdrawLink } from './thresholds/link-person.command.ts';
import { lookUpHeads } from './thresholds/look-up-heads.command.ts';
import { recordExit, withdrawExit } from './thresholds/record-exit.command.ts';
import { recordPenalty, withdrawPenalty } from './thresholds/record-penalty.command.ts';
import { thresholdRoutes } from './thresholds/thresholds.http.ts';

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
    checkSource,
    addChoice,
    revokeChoice,
    reanalyseScheme,
    recordPenalty,
    withdrawPenalty,
    recordExit,
    withdrawExit,
    linkPerson,
    withdrawLink,
    lookUpHeads,
    searchPerson,
    exportLine,
  ],
  routes: [
    ...schemeRoutes,
    ...repeatRoutes,
    ...reportRoutes,
    ...importRoutes,
    ...choiceRoutes,
    ...thresholdRoutes,
    ...explorerRoutes,
    ...insightRoutes,
  ],
  followers: [],
  jobs: [analyseJob, checkSourceJob, repeatJob],
};

import type { ServerModule } from '../../platform/module.ts';
import { listTipsToDo } from './tips.read.ts';
import { acceptTipCommand, mergeTipCommand, rejectTipCommand } from './decide-tip.command.ts';
import { noteProgress, progressFollowers, tellOutcome } from './note-progress.command.ts';
import { registerTipCommand, startHandling } from './register-tip.command.ts';
import { exportTipFileCommand } from './files/export-tip-file.command.ts';
import { keepFiles } from './files/keep-files.command.ts';
import { askOpeningCommand, decideOpeningCommand, lookAtIdentityCommand } from './identity/opening.commands.ts';
import { createPosterCommand, withdrawPosterCommand } from './posters/poster.commands.ts';
import { splitTipCommand } from './registration/split-tip.command.ts';
import { publishDaily } from './receipts/publish-daily.ts';
import { publishReceiptsCommand } from './receipts/publish-receipts.command.ts';
import { tipRoutes } from './tips.http.ts';
import { askReporterCommand, followUpCommand } from './write-reporter.command.ts';

export { openOfficeBox, tiplineKeys } from './office-box.ts';
export { findLeadOfTip, isReceiptOf, listTipsOfLeads, type RewardedTip } from './rewarded-tips.sql.ts';
export { tellReporter } from './tell-reporter.ts';

/** Tips of the public from every channel, and the conversation with their reporters. */
export const tipsModule: ServerModule = {
  name: 'tips',
  commands: [
    registerTipCommand,
    startHandling,
    acceptTipCommand,
    rejectTipCommand,
    mergeTipCommand,
    askReporterCommand,
    followUpCommand,
    askOpeningCommand,
    decideOpeningCommand,
    lookAtIdentityCommand,
    keepFiles,
    exportTipFileCommand,
    publishReceiptsCommand,
    createPosterCommand,
    withdrawPosterCommand,
    splitTipCommand,
    noteProgress,
    tellOutcome,
  ],
  routes: tipRoutes,
  followers: [
    { event: 'tip.submitted', command: startHandling, input: ({ tipId }) => ({ id: tipId }) },
    // After the clock has started: a file that cannot be kept now must not hold it back.
    ...['tip.submitted', 'tip.reporter-wrote'].map((event) => ({
      event,
      command: keepFiles,
      input: ({ tipId, files }: Readonly<Record<string, unknown>>) =>
        typeof files === 'number' && files > 0 ? { id: tipId } : undefined,
    })),
    ...progressFollowers,
  ],
  jobs: [],
  timed: [publishDaily],
  toDo: { kind: 'tip', list: listTipsToDo },
};

import type { ServerModule } from '../../platform/module.ts';
import { listTipsToDo } from './tips.read.ts';
import { acceptTipCommand, mergeTipCommand, rejectTipCommand } from './decide-tip.command.ts';
import { noteProgress, progressFollowers } from './note-progress.command.ts';
import { registerTipCommand, startHandling } from './register-tip.command.ts';
import { revealContact } from './reveal-contact.command.ts';
import { tipRoutes } from './tips.http.ts';
import { askReporterCommand, followUpCommand } from './write-reporter.command.ts';

export { tiplineKeys } from './contact-box.ts';

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
    revealContact,
    noteProgress,
  ],
  routes: tipRoutes,
  followers: [
    { event: 'tip.submitted', command: startHandling, input: ({ tipId }) => ({ id: tipId }) },
    ...progressFollowers,
  ],
  jobs: [],
  toDo: { kind: 'tip', list: listTipsToDo },
};

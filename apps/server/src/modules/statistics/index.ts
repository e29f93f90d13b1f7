import type { ServerModule } from '../../platform/module.ts';
import { freeze, reopen, sendBack, submit } from './returns.command.ts';
import { statisticsRoutes } from './statistics.http.ts';
import { returnsToDo } from './statistics.read.ts';

/** The monthly return: figures computed from records, submitted, frozen, opened to what they count. */
export const statisticsModule: ServerModule = {
  name: 'statistics',
  commands: [submit, sendBack, freeze, reopen],
  routes: statisticsRoutes,
  followers: [],
  jobs: [],
  toDo: { kind: 'return', list: returnsToDo },
};

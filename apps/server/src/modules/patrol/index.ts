import type { ServerModule } from '../../platform/module.ts';
import { exportCapture } from './export-capture.command.ts';
import { fixObject } from './fix-object.command.ts';
import { makeLeadOfObject } from './lead-object.command.ts';
import { patrolRoutes } from './patrol.http.ts';
import { listObjectsToDo } from './patrol.read.ts';
import { recordObject } from './record-object.command.ts';
import { recordPatrol } from './record-patrol.command.ts';
import * as steps from './step-object.command.ts';

/** Online patrol: the log, and the sites, apps, accounts and groups found, from evidence to re-check. */
export const patrolModule: ServerModule = {
  name: 'patrol',
  commands: [recordPatrol, recordObject, fixObject, ...Object.values(steps), makeLeadOfObject, exportCapture],
  routes: patrolRoutes,
  followers: [],
  jobs: [],
  toDo: { kind: 'online_object', list: listObjectsToDo },
};

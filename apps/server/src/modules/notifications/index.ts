import type { ServerModule } from '../../platform/module.ts';
import { notificationFollowers } from './notifications.followers.ts';
import { notificationRoutes } from './notifications.http.ts';
import { markAsRead, notifyRole } from './notify.command.ts';

/** Messages inside the console, and what waits for a user or was done by him. */
export const notificationsModule: ServerModule = {
  name: 'notifications',
  commands: [notifyRole, markAsRead],
  routes: notificationRoutes,
  followers: notificationFollowers,
  jobs: [],
};

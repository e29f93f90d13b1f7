import { listNotifications, readNotifications } from '@qingyuan/contract/notifications';
import { ROLES } from '@qingyuan/contract/roles';
import { listDone } from '@qingyuan/contract/todo';
import { commandRoute, route } from '../../platform/http/route.ts';
import { ownDone, ownMessages } from './notifications.read.ts';
import { markAsRead } from './notify.command.ts';

const everyone = { roles: ROLES };

export const notificationRoutes = [
  route(listNotifications, everyone, (request) => request.read(ownMessages)),
  commandRoute(readNotifications, everyone, markAsRead),
  route(listDone, everyone, (request, { query }) => request.read(ownDone(query))),
];

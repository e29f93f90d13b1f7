import { z } from 'zod';
import { Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';

export const NotificationKind = z.enum([
  'tip.submitted',
  'tip.reporter-wrote',
  'lead.received',
  'lead.confirmed',
  'case.opened',
  'case.filing-approved',
  'scheme.analysed',
  'return.submitted',
  'return.sent-back',
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

export const Notification = z.object({
  id: RecordId,
  kind: NotificationKind,
  /** The record to open. */
  subject: z.object({ type: z.string(), id: z.string() }),
  title: z.string(),
  at: Instant,
  read: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

export const listNotifications = endpoint({
  method: 'GET',
  path: '/notifications',
  summary: 'Messages of the signed-in user, newest first',
  response: z.object({ unread: z.number().int(), rows: z.array(Notification) }),
});

export const readNotifications = endpoint({
  method: 'POST',
  path: '/notifications/read',
  summary: 'Mark messages as read',
  body: z.object({ ids: z.array(RecordId).min(1).max(200) }),
  response: z.object({ read: z.number().int() }),
});

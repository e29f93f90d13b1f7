import { NotificationKind, readNotifications } from '@qingyuan/contract/notifications';
import { Role } from '@qingyuan/contract/roles';
import { z } from 'zod';
import { ALLOWED, followsOnly } from '../../platform/access/actor.ts';
import { command, nothing } from '../../platform/command/command.ts';
import { insertMessages, listRecipients, markRead } from './notifications.sql.ts';

/** Tells the users of a role at the record's place, but not the one who did it. */
export const notifyRole = command({
  name: 'notification.send',
  input: z.object({
    kind: NotificationKind,
    area: z.string(),
    roles: z.array(Role),
    subject: z.object({ type: z.string(), id: z.string() }),
    title: z.string(),
  }),
  load: ({ db, scope }, input) => listRecipients(db, scope, input.area, input.roles),
  policy: followsOnly,
  run: async ({ db, scope, actor, now }, recipients, input) => {
    const others = recipients.filter((id) => id !== actor.userId);
    await insertMessages(db, scope, others, { ...input, at: now });
    return {
      result: { sent: others.length },
      area: input.area,
      streams: [],
      data: { kind: input.kind, sent: others.length },
    };
  },
});

export const markAsRead = command({
  name: 'notification.read',
  input: readNotifications.body,
  load: nothing,
  policy: () => ALLOWED,
  run: async ({ db, scope, actor, now }, _subject, input) => {
    const read = await markRead(db, scope, input.ids, now);
    return { result: { read }, area: actor.areaCode, streams: [], data: { read } };
  },
});

import { type Notification, NotificationKind } from '@qingyuan/contract/notifications';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { listOwn, listOwnActions } from './notifications.sql.ts';

export async function ownMessages(db: ScopedDb, scope: Scope): Promise<{ unread: number; rows: Notification[] }> {
  const { unread, rows } = await listOwn(db, scope);
  return {
    unread,
    rows: rows.map((row) => ({
      id: row.id,
      kind: NotificationKind.parse(row.kind),
      subject: { type: row.subject_type, id: row.subject_id },
      title: row.title,
      at: row.at.toISOString(),
      read: row.read_at !== null,
    })),
  };
}

export function ownDone(page: { readonly page: number; readonly size: number }) {
  return async (db: ScopedDb, scope: Scope) => {
    const { total, rows } = await listOwnActions(db, scope, page);
    return {
      total,
      rows: rows.map((row) => ({
        command: row.command,
        subject: { type: row.stream_type, id: row.stream_id },
        at: row.at.toISOString(),
        reason: row.reason,
      })),
    };
  };
}

import { randomUUID } from 'node:crypto';
import type { Role } from '@qingyuan/contract/roles';
import { sql } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';

export interface Message {
  readonly area: string;
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly title: string;
  readonly at: Date;
}

const COUNTY_DIGITS = 6;

/** Users with one of the roles at the county of the area, or at the prefecture where the record is its own. */
export async function listRecipients(
  db: ScopedDb,
  _scope: Scope,
  area: string,
  roles: readonly Role[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('app_user')
    .select('id')
    .where('area_code', '=', area.slice(0, COUNTY_DIGITS))
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`roles && ${[...roles]}::text[]`)
    .execute();
  return rows.map((row) => row.id);
}

export async function insertMessages(
  db: ScopedDb,
  _scope: Scope,
  userIds: readonly string[],
  message: Message,
): Promise<void> {
  if (userIds.length === 0) return;
  await db
    .insertInto('notification')
    .values(
      userIds.map((userId) => ({
        id: randomUUID(),
        user_id: userId,
        area_code: message.area,
        kind: message.kind,
        subject_type: message.subject.type,
        subject_id: message.subject.id,
        title: message.title,
        at: message.at,
      })),
    )
    .execute();
}

const SHOWN = 100;

/** The newest messages of the actor; row-level security lets nobody read another's. */
export async function listOwn(db: ScopedDb, scope: Scope) {
  const rows = await db
    .selectFrom('notification')
    .selectAll()
    .where('user_id', '=', scope.actorId)
    .orderBy('at', 'desc')
    .limit(SHOWN)
    .execute();
  const { unread } = await db
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('user_id', '=', scope.actorId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { unread, rows };
}

/** @returns how many were unread before. */
export async function markRead(db: ScopedDb, scope: Scope, ids: readonly string[], at: Date): Promise<number> {
  const done = await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('id', 'in', ids)
    .where('user_id', '=', scope.actorId)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** What the actor did, newest first. */
export async function listOwnActions(
  db: ScopedDb,
  scope: Scope,
  page: { readonly page: number; readonly size: number },
) {
  const own = db.selectFrom('record_action').where('actor_id', '=', scope.actorId);
  const { total } = await own
    .select((eb) => eb.fn.count<number>('audit_seq').distinct().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await own
    .distinctOn('audit_seq')
    .select(['audit_seq', 'command', 'stream_type', 'stream_id', 'at', 'reason'])
    .orderBy('audit_seq', 'desc')
    .orderBy('id')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
}

import { sql } from 'kysely';
import type { Actor } from '../access/actor.ts';
import type { Db } from '../db/connect.ts';

export interface EventRow {
  readonly id: number;
  readonly name: string;
  readonly area: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly at: Date;
}

const COLUMNS = ['id', 'name', 'area_code', 'payload', 'actor', 'at'] as const;

export async function findEvent(db: Db, id: number): Promise<EventRow | undefined> {
  const row = await db
    .selectFrom('outbox_event')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('dispatched_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : toEvent(row);
}

/** Events that were not delivered right after their commit. */
export async function listWaiting(db: Db, before: Date, maxAttempts: number): Promise<readonly EventRow[]> {
  const rows = await db
    .selectFrom('outbox_event')
    .select(COLUMNS)
    .where('dispatched_at', 'is', null)
    .where('at', '<', before)
    .where('attempts', '<', maxAttempts)
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map(toEvent);
}

export async function markDispatched(db: Db, id: number, at: Date): Promise<void> {
  await db.updateTable('outbox_event').set({ dispatched_at: at }).where('id', '=', id).execute();
}

export async function markFailed(db: Db, id: number, message: string): Promise<void> {
  await db
    .updateTable('outbox_event')
    .set({ attempts: sql`attempts + 1`, last_error: message.slice(0, 500) })
    .where('id', '=', id)
    .execute();
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly area_code: string;
  readonly payload: unknown;
  readonly actor: unknown;
  readonly at: Date;
}

function toEvent(row: Row): EventRow {
  return {
    id: row.id,
    name: row.name,
    area: row.area_code,
    payload: row.payload as EventRow['payload'],
    actor: row.actor as Actor,
    at: row.at,
  };
}

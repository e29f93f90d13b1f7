import type { TimelineEntry } from '@qingyuan/contract/timeline';
import type { Scope } from '../access/actor.ts';
import type { StreamRef } from '../command/command.ts';
import { inScope, type ScopedDb } from '../db/scope.ts';

/** What was done to a record, oldest first. */
export async function listActions(db: ScopedDb, scope: Scope, stream: StreamRef): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom('record_action')
    .select(['id', 'command', 'actor_name', 'agency_name', 'at', 'reason', 'data'])
    .where('stream_type', '=', stream.type)
    .where('stream_id', '=', stream.id)
    .where(inScope(scope))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    command: row.command,
    actorName: row.actor_name,
    agencyName: row.agency_name,
    at: row.at.toISOString(),
    reason: row.reason,
    // Written by insertActions, always an object.
    data: row.data as TimelineEntry['data'],
  }));
}

import type { SchemeExit } from '@qingyuan/contract/scheme-thresholds';
import type { Selectable } from 'kysely';
import type { Actor, Scope } from '../../../platform/access/actor.ts';
import type { SchemeExit as Row } from '../../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

export interface StoredExit extends SchemeExit {
  readonly headIndex: Buffer;
}

function toExit(row: Selectable<Row>): StoredExit {
  return {
    id: row.id,
    version: row.version,
    exitedOn: row.exited_on,
    document: row.document,
    paidAfter: row.paid_after,
    paidUntil: row.paid_until,
    reason: row.reason,
    recordedBy: row.recorder_name,
    recordedAt: row.recorded_at.toISOString(),
    headIndex: row.head_index,
  };
}

/** The exit in force of each head of a scheme. */
export async function listExits(db: ScopedDb, scope: Scope, schemeId: string): Promise<StoredExit[]> {
  const rows = await db
    .selectFrom('scheme_exit')
    .distinctOn('head_index')
    .selectAll()
    .where('scheme_id', '=', schemeId)
    .where(inScope(scope))
    .orderBy('head_index')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toExit);
}

export interface NewExit extends Omit<SchemeExit, 'recordedBy' | 'recordedAt'> {
  readonly schemeId: string;
  readonly area: string;
  readonly headIndex: Buffer;
  readonly actor: Actor;
  readonly at: Date;
}

export async function insertExit(db: ScopedDb, _scope: Scope, exit: NewExit): Promise<void> {
  await db
    .insertInto('scheme_exit')
    .values({
      id: exit.id,
      scheme_id: exit.schemeId,
      area_code: exit.area,
      head_index: exit.headIndex,
      version: exit.version,
      exited_on: exit.exitedOn,
      document: exit.document,
      paid_after: exit.paidAfter,
      paid_until: exit.paidUntil,
      reason: exit.reason,
      recorded_by: exit.actor.userId,
      recorder_name: exit.actor.name,
      recorded_at: exit.at,
    })
    .execute();
}

import type { SchemeExit } from '@qingyuan/contract/scheme-thresholds';
import type { Selectable } from 'kysely';
import type { Actor, Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import type { SchemeExit as Row } from '../../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';
import type { Withdrawal } from './penalties.sql.ts';

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

/** The last exit recorded of each head of a scheme, whether it was withdrawn or not. */
async function lastExits(db: ScopedDb, scope: Scope, schemeId: string): Promise<Selectable<Row>[]> {
  return db
    .selectFrom('scheme_exit')
    .distinctOn('head_index')
    .selectAll()
    .where('scheme_id', '=', schemeId)
    .where(inScope(scope))
    .orderBy('head_index')
    .orderBy('version', 'desc')
    .execute();
}

/** The exit in force of each head of a scheme. */
export async function listExits(db: ScopedDb, scope: Scope, schemeId: string): Promise<StoredExit[]> {
  const rows = await lastExits(db, scope, schemeId);
  return rows.filter((row) => row.withdrawn_at === null).map(toExit);
}

/** Versions of the exit of a head go on after one was withdrawn. */
export async function nextExitVersion(
  db: ScopedDb,
  scope: Scope,
  of: { readonly schemeId: string; readonly headIndex: Buffer },
): Promise<number> {
  const rows = await lastExits(db, scope, of.schemeId);
  return (rows.find(({ head_index: head }) => head.equals(of.headIndex))?.version ?? 0) + 1;
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

/** @throws DomainError when there is no such exit in force. */
export async function endExit(db: ScopedDb, scope: Scope, withdrawal: Withdrawal): Promise<void> {
  const inForce = await listExits(db, scope, withdrawal.schemeId);
  if (!inForce.some(({ id }) => id === withdrawal.id)) throw notFound('该退出记录');
  await db
    .updateTable('scheme_exit')
    .set({
      withdrawn_by: withdrawal.actor.userId,
      withdrawal_reason: withdrawal.reason,
      withdrawn_at: withdrawal.at,
    })
    .where('id', '=', withdrawal.id)
    .where('withdrawn_at', 'is', null)
    .where(inScope(scope))
    .execute();
}

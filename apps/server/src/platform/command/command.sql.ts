import { sql } from 'kysely';
import type { Actor, Scope } from '../access/actor.ts';
import type { ScopedDb } from '../db/scope.ts';
import type { DomainEvent, Outcome, StreamRef } from './command.ts';

/** Claims an idempotency key. @returns the earlier receipt if the key was used before. */
export async function claimReceipt(
  db: ScopedDb,
  scope: Scope,
  claim: { readonly key: string; readonly command: string; readonly digest: Buffer; readonly at: Date },
): Promise<{ readonly digest: Buffer; readonly result: unknown } | undefined> {
  const inserted = await db
    .insertInto('command_receipt')
    .values({
      actor_id: scope.actorId,
      key: claim.key,
      command: claim.command,
      input_digest: claim.digest,
      at: claim.at,
    })
    .onConflict((oc) => oc.columns(['actor_id', 'key']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return undefined;
  const row = await db
    .selectFrom('command_receipt')
    .select(['input_digest', 'result'])
    .where('actor_id', '=', scope.actorId)
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow();
  return { digest: row.input_digest, result: row.result };
}

export async function saveReceipt(db: ScopedDb, scope: Scope, key: string, result: unknown): Promise<void> {
  await db
    .updateTable('command_receipt')
    .set({ result: JSON.stringify(result ?? null) })
    .where('actor_id', '=', scope.actorId)
    .where('key', '=', key)
    .execute();
}

export interface AuditFields {
  readonly kind: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly agency: string;
  readonly via: string;
  readonly area: string;
  readonly streams: readonly StreamRef[];
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** SHA-256 of the command's input, hex. */
  readonly input: string;
}

/** Appends to the hash chain. @returns the entry's number. */
export async function appendAudit(db: ScopedDb, _scope: Scope, fields: AuditFields): Promise<number> {
  const { rows } = await sql<{ seq: number }>`SELECT qy.append_audit(${JSON.stringify(fields)}::jsonb) AS seq`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the audit log gave no number');
  return row.seq;
}

export async function insertEvents(
  db: ScopedDb,
  _scope: Scope,
  told: { readonly events: readonly DomainEvent[]; readonly area: string; readonly actor: Actor; readonly at: Date },
): Promise<readonly number[]> {
  if (told.events.length === 0) return [];
  const rows = await db
    .insertInto('outbox_event')
    .values(
      told.events.map((event) => ({
        name: event.name,
        area_code: told.area,
        payload: JSON.stringify(event.payload),
        actor: JSON.stringify(told.actor),
        at: told.at,
      })),
    )
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

export async function insertActions<R>(
  db: ScopedDb,
  _scope: Scope,
  act: {
    readonly command: string;
    readonly actor: Actor;
    readonly at: Date;
    readonly outcome: Outcome<R>;
    readonly auditSeq: number;
  },
): Promise<void> {
  const { actor, outcome } = act;
  if (outcome.streams.length === 0) return;
  await db
    .insertInto('record_action')
    .values(
      outcome.streams.map((stream) => ({
        stream_type: stream.type,
        stream_id: stream.id,
        area_code: outcome.area,
        command: act.command,
        actor_id: actor.userId,
        actor_name: actor.name,
        agency_name: actor.agency.name,
        at: act.at,
        reason: outcome.reason ?? null,
        data: JSON.stringify(outcome.data ?? {}),
        audit_seq: act.auditSeq,
      })),
    )
    .execute();
}

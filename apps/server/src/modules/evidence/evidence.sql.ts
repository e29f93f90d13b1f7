import {
  CustodyEvent,
  type CustodyEntry,
  EvidenceState,
  ExtractionMethod,
  type EvidenceItem,
} from '@qingyuan/contract/evidence';
import type { Selectable } from 'kysely';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { EvidenceItem as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** An item as stored: what screens show, and where its bytes lie. */
export interface StoredItem {
  readonly item: EvidenceItem;
  readonly vaultId: string;
}

function toStored(row: Selectable<Row>): StoredItem {
  return {
    vaultId: row.vault_id,
    item: {
      id: row.id,
      caseId: row.case_id,
      areaCode: row.area_code,
      name: row.name,
      medium: row.medium,
      sealNumber: row.seal_number,
      method: ExtractionMethod.parse(row.method),
      size: row.size,
      sha256: row.sha256.toString('hex'),
      sm3: row.sm3.toString('hex'),
      takenAt: row.taken_at.toISOString(),
      officers: row.officers,
      witness: row.witness,
      holder: row.holder,
      state: EvidenceState.parse(row.state),
      registeredAt: row.registered_at.toISOString(),
    },
  };
}

export async function insertItem(db: ScopedDb, _scope: Scope, { item, vaultId }: StoredItem): Promise<void> {
  await db
    .insertInto('evidence_item')
    .values({
      id: item.id,
      area_code: item.areaCode,
      case_id: item.caseId,
      name: item.name,
      medium: item.medium,
      seal_number: item.sealNumber,
      method: item.method,
      size: item.size,
      sha256: Buffer.from(item.sha256, 'hex'),
      sm3: Buffer.from(item.sm3, 'hex'),
      vault_id: vaultId,
      taken_at: item.takenAt,
      officers: item.officers,
      witness: item.witness,
      holder: item.holder,
      state: item.state,
      registered_at: item.registeredAt,
    })
    .execute();
}

/** Evidence of a case, in order of registration. */
export async function listItems(db: ScopedDb, scope: Scope, caseId: string): Promise<EvidenceItem[]> {
  const rows = await db
    .selectFrom('evidence_item')
    .selectAll()
    .where('case_id', '=', caseId)
    .where(inScope(scope))
    .orderBy('registered_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => toStored(row).item);
}

/** @throws DomainError when there is no such item within the scope. */
export async function getItem(db: ScopedDb, scope: Scope, id: string): Promise<StoredItem> {
  const row = await db
    .selectFrom('evidence_item')
    .selectAll()
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
  if (row === undefined) throw notFound('该证据');
  return toStored(row);
}

/** Gives the item to another holder. */
export async function setHolder(
  db: ScopedDb,
  scope: Scope,
  change: { readonly id: string; readonly holder: string },
): Promise<void> {
  await db
    .updateTable('evidence_item')
    .set({ holder: change.holder, state: 'handed_over' })
    .where('id', '=', change.id)
    .where(inScope(scope))
    .execute();
}

export interface NewCustody {
  readonly item: EvidenceItem;
  readonly event: CustodyEvent;
  readonly actor: Actor;
  readonly at: Date;
  readonly purpose: string;
}

export async function insertCustody(db: ScopedDb, _scope: Scope, entry: NewCustody): Promise<void> {
  await db
    .insertInto('evidence_custody')
    .values({
      evidence_id: entry.item.id,
      area_code: entry.item.areaCode,
      event: entry.event,
      actor_id: entry.actor.userId,
      actor_name: entry.actor.name,
      agency_name: entry.actor.agency.name,
      at: entry.at,
      purpose: entry.purpose,
    })
    .execute();
}

/** The whole chain of custody of an item, oldest first. */
export async function listCustody(db: ScopedDb, scope: Scope, id: string): Promise<CustodyEntry[]> {
  const rows = await db
    .selectFrom('evidence_custody')
    .select(['event', 'actor_name', 'agency_name', 'at', 'purpose'])
    .where('evidence_id', '=', id)
    .where(inScope(scope))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    event: CustodyEvent.parse(row.event),
    actor: row.actor_name,
    agency: row.agency_name,
    at: row.at.toISOString(),
    purpose: row.purpose,
  }));
}

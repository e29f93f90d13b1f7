import { TipChannel } from '@qingyuan/contract/tips';
import { sql } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';

/** What module rewards needs of a tip: nothing about who reported, only whether a name was given. */
export interface RewardedTip {
  readonly id: string;
  readonly areaCode: string;
  readonly title: string;
  readonly channel: TipChannel;
  readonly locale: 'zh-CN' | 'en';
  readonly receivedAt: Date;
  readonly named: boolean;
  readonly canReply: boolean;
  readonly leadId: string | null;
}

interface Row {
  readonly id: string;
  readonly area_code: string;
  readonly title: string;
  readonly channel: string;
  readonly locale: string;
  readonly received_at: Date;
  readonly named: boolean;
  readonly can_reply: boolean;
  readonly lead_id: string | null;
}

const COLUMNS = sql`t.id, t.area_code, t.title, t.channel, t.locale, t.received_at, t.named,
  t.receipt_hash IS NOT NULL AS can_reply, t.lead_id`;

function toTip(row: Row): RewardedTip {
  return {
    id: row.id,
    areaCode: row.area_code,
    title: row.title,
    channel: TipChannel.parse(row.channel),
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
    receivedAt: row.received_at,
    named: row.named,
    canReply: row.can_reply,
    leadId: row.lead_id,
  };
}

/** Tips that became these leads, and those merged into them, over several steps; the earliest first. */
export async function listTipsOfLeads(
  db: ScopedDb,
  scope: Scope,
  leadIds: readonly string[],
): Promise<readonly RewardedTip[]> {
  if (leadIds.length === 0) return [];
  const { rows } = await sql<Row>`
    WITH RECURSIVE joined AS (
      SELECT id FROM tip WHERE lead_id IN (${sql.join(leadIds)}) AND area_code ^@ ${scope.area}
      UNION SELECT t.id FROM tip t JOIN joined j ON t.merged_into = j.id WHERE t.area_code ^@ ${scope.area}
    ) SELECT ${COLUMNS} FROM tip t JOIN joined USING (id) ORDER BY t.received_at, t.id`.execute(db);
  return rows.map(toTip);
}

/** The lead that a tip, or the one it was merged into, became. */
export async function findLeadOfTip(db: ScopedDb, scope: Scope, tipId: string): Promise<string | undefined> {
  const { rows } = await sql<{ lead_id: string }>`
    WITH RECURSIVE way AS (
      SELECT id, merged_into, lead_id FROM tip WHERE id = ${tipId} AND area_code ^@ ${scope.area}
      UNION SELECT t.id, t.merged_into, t.lead_id FROM tip t JOIN way w ON t.id = w.merged_into
        WHERE t.area_code ^@ ${scope.area}
    ) SELECT lead_id FROM way WHERE lead_id IS NOT NULL`.execute(db);
  return rows[0]?.lead_id;
}

/** Whether this is the SHA-256 of the tip's receipt code. */
export async function isReceiptOf(
  db: ScopedDb,
  scope: Scope,
  of: { readonly tipId: string; readonly receiptHash: Buffer },
): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    SELECT receipt_hash = ${of.receiptHash} AS same FROM tip WHERE id = ${of.tipId} AND area_code ^@ ${scope.area}`.execute(
    db,
  );
  return rows[0]?.same === true;
}

import { HandOverState } from '@qingyuan/contract/lead-hand-overs';
import { LeadGrade, MarkKind } from '@qingyuan/contract/leads';
import { type Selectable, sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import type { LeadHandOver as Row } from '../../../platform/db/schema.ts';
import { type ScopedDb } from '../../../platform/db/scope.ts';

const Marks = z.array(z.object({ kind: MarkKind, key: z.string(), detail: z.string(), shown: z.string() }));
export type SentMarks = z.infer<typeof Marks>;

interface Place {
  readonly code: string;
  readonly name: string;
}

export interface StoredHandOver {
  readonly id: string;
  readonly leadId: string;
  readonly from: Place;
  readonly fromAgency: string;
  readonly to: Place;
  /** It was sent to the level above. */
  readonly above: boolean;
  readonly title: string;
  readonly summary: string;
  readonly grade: LeadGrade;
  readonly marks: SentMarks;
  readonly reason: string;
  readonly state: HandOverState;
  readonly sentName: string;
  readonly sentAt: Date;
  readonly answeredName: string | null;
  readonly answeredAgency: string | null;
  readonly answeredAt: Date | null;
  readonly answerReason: string | null;
  readonly receiptNumber: string | null;
  readonly newLeadId: string | null;
  readonly disputedName: string | null;
  readonly disputedAt: Date | null;
  readonly disputeReason: string | null;
  readonly superior: Place | null;
  readonly decidedName: string | null;
  readonly decidedAt: Date | null;
  readonly decidedArea: Place | null;
  readonly decisionReason: string | null;
  readonly closedAt: Date | null;
}

/** Both areas see a hand-over, and whoever was designated; the row-level policy says the same. */
function handOvers(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('lead_hand_over as h')
    .innerJoin('area as f', 'f.code', 'h.from_area')
    .innerJoin('area as t', 't.code', 'h.to_area')
    .leftJoin('area as s', 's.code', 'h.superior_area')
    .leftJoin('area as d', 'd.code', 'h.decided_area')
    .selectAll('h')
    .select(['f.name as from_name', 't.name as to_name', 's.name as superior_name', 'd.name as decided_area_name'])
    .select(sql<boolean>`f.code ^@ t.scope`.as('above'))
    .where(
      sql<SqlBool>`(h.from_area ^@ ${scope.area} OR h.to_area ^@ ${scope.area} OR h.decided_area ^@ ${scope.area})`,
    );
}

type FullRow = Selectable<Row> & {
  readonly from_name: string;
  readonly to_name: string;
  readonly superior_name: string | null;
  readonly decided_area_name: string | null;
  readonly above: boolean;
};

const place = (code: string | null, name: string | null): Place | null =>
  code === null || name === null ? null : { code, name };

function toHandOver(row: FullRow): StoredHandOver {
  return {
    id: row.id,
    leadId: row.lead_id,
    from: { code: row.from_area, name: row.from_name },
    fromAgency: row.from_agency,
    to: { code: row.to_area, name: row.to_name },
    above: row.above,
    title: row.title,
    summary: row.summary,
    grade: LeadGrade.parse(row.grade),
    marks: Marks.parse(row.marks),
    reason: row.reason,
    state: HandOverState.parse(row.state),
    sentName: row.sent_name,
    sentAt: row.sent_at,
    answeredName: row.answered_name,
    answeredAgency: row.answered_agency,
    answeredAt: row.answered_at,
    answerReason: row.answer_reason,
    receiptNumber: row.receipt_number,
    newLeadId: row.new_lead_id,
    disputedName: row.disputed_name,
    disputedAt: row.disputed_at,
    disputeReason: row.dispute_reason,
    superior: place(row.superior_area, row.superior_name),
    decidedName: row.decided_name,
    decidedAt: row.decided_at,
    decidedArea: place(row.decided_area, row.decided_area_name),
    decisionReason: row.decision_reason,
    closedAt: row.closed_at,
  };
}

const SHOWN = 200;

/** The newest first: all of one lead (as sender or taker), or of the jurisdiction; at most {@link SHOWN}. */
export async function listHandOversBy(
  db: ScopedDb,
  scope: Scope,
  by: { readonly lead?: string | undefined; readonly openOnly: boolean },
): Promise<StoredHandOver[]> {
  const { lead, openOnly } = by;
  const rows = await handOvers(db, scope)
    .$if(lead !== undefined, (query) =>
      query.where((eb) => eb.or([eb('h.lead_id', '=', lead ?? ''), eb('h.new_lead_id', '=', lead ?? '')])),
    )
    .$if(openOnly, (query) => query.where('h.closed_at', 'is', null))
    .orderBy('h.sent_at', 'desc')
    .orderBy('h.id')
    .limit(SHOWN)
    .execute();
  return rows.map(toHandOver);
}

/** Locked until the transaction ends. @throws DomainError when there is none within the scope. */
export async function lockHandOver(db: ScopedDb, scope: Scope, id: string): Promise<StoredHandOver> {
  const row = await handOvers(db, scope).where('h.id', '=', id).forUpdate('h').executeTakeFirst();
  if (row === undefined) throw notFound('该移送');
  return toHandOver(row);
}

export interface NewHandOver {
  readonly id: string;
  readonly leadId: string;
  readonly fromArea: string;
  readonly fromAgency: string;
  readonly toArea: string;
  readonly title: string;
  readonly summary: string;
  readonly grade: LeadGrade;
  readonly marks: SentMarks;
  readonly reason: string;
  readonly sentName: string;
  readonly sentAt: Date;
}

export async function insertHandOver(db: ScopedDb, _scope: Scope, one: NewHandOver): Promise<void> {
  await db
    .insertInto('lead_hand_over')
    .values({
      id: one.id,
      lead_id: one.leadId,
      from_area: one.fromArea,
      from_agency: one.fromAgency,
      to_area: one.toArea,
      title: one.title,
      summary: one.summary,
      grade: one.grade,
      marks: JSON.stringify(one.marks),
      reason: one.reason,
      state: 'sent',
      sent_name: one.sentName,
      sent_at: one.sentAt,
    })
    .execute();
}

export interface HandOverChange {
  readonly state: HandOverState;
  readonly closedAt?: Date;
  readonly answered?: {
    readonly name: string;
    readonly agency: string;
    readonly at: Date;
    readonly reason?: string;
    readonly receiptNumber?: string;
  };
  readonly newLeadId?: string;
  readonly disputed?: { readonly name: string; readonly at: Date; readonly reason: string; readonly superior: string };
  readonly decided?: {
    readonly name: string;
    readonly agency: string;
    readonly at: Date;
    readonly area: string;
    readonly reason: string;
  };
}

export async function changeHandOver(db: ScopedDb, scope: Scope, id: string, change: HandOverChange): Promise<void> {
  const { state, closedAt, answered, newLeadId, disputed, decided } = change;
  await db
    .updateTable('lead_hand_over')
    .set({
      state,
      ...(closedAt === undefined ? {} : { closed_at: closedAt }),
      ...(newLeadId === undefined ? {} : { new_lead_id: newLeadId }),
      ...(answered === undefined
        ? {}
        : {
            answered_name: answered.name,
            answered_agency: answered.agency,
            answered_at: answered.at,
            answer_reason: answered.reason ?? null,
            receipt_number: answered.receiptNumber ?? null,
          }),
      ...(disputed === undefined
        ? {}
        : {
            disputed_name: disputed.name,
            disputed_at: disputed.at,
            dispute_reason: disputed.reason,
            superior_area: disputed.superior,
          }),
      ...(decided === undefined
        ? {}
        : {
            decided_name: decided.name,
            decided_agency: decided.agency,
            decided_at: decided.at,
            decided_area: decided.area,
            decision_reason: decided.reason,
          }),
    })
    .where('id', '=', id)
    .where(sql<SqlBool>`(from_area ^@ ${scope.area} OR to_area ^@ ${scope.area})`)
    .execute();
}

/** Ends the sender's lead once another area has taken it: that area may not see it, the database does it. */
export async function endHandedLead(
  db: ScopedDb,
  _scope: Scope,
  end: { readonly handOver: string; readonly at: Date },
): Promise<void> {
  await sql`SELECT qy.end_handed_lead(${end.handOver}::uuid, ${end.at})`.execute(db);
}

export interface NearArea extends Place {
  /** The level above. */
  readonly above: boolean;
}

/** The other counties of the prefecture, and the prefecture: areas stand open to everybody. */
export async function listNearAreas(db: ScopedDb, _scope: Scope, area: string): Promise<NearArea[]> {
  const { rows } = await sql<NearArea>`
    WITH county AS (SELECT code, parent_code FROM area WHERE code = left(${area}, 6))
    SELECT a.code, a.name, a.code = c.parent_code AS above FROM area a, county c
    WHERE a.valid_to IS NULL AND a.code <> c.code
      AND (a.code = c.parent_code OR (a.parent_code = c.parent_code AND a.level IN ('county', 'zone')))
    ORDER BY a.code = c.parent_code DESC, a.code`.execute(db);
  return rows;
}

import { type Assessment, LeadGrade, LeadSource, LeadState } from '@qingyuan/contract/leads';
import { type Expression, type Selectable, sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { Lead as Row } from '../../platform/db/schema.ts';
import type { Assignee } from './leads.policy.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** A lead as stored. */
export interface Lead {
  readonly id: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly source: LeadSource;
  readonly tipId: string | null;
  readonly title: string;
  readonly summary: string;
  readonly grade: LeadGrade;
  readonly state: LeadState;
  readonly registeredAt: Date;
  readonly verifierName: string | null;
  readonly verifiedAt: Date | null;
  readonly assessment: Assessment | null;
  readonly handedOverTo: string | null;
  readonly caseId: string | null;
  readonly mergedInto: { readonly id: string; readonly title: string } | null;
  readonly gradeBasis: GradeBasis | null;
  readonly assignment: (Assignee & { readonly agencyName: string; readonly officerName: string | null }) | null;
  readonly handingOver: 'sent' | 'refused' | 'disputed' | null;
}

const GradeBasis = z.object({ rule: z.string(), version: z.string(), criteria: z.array(z.string()) });
export type GradeBasis = z.infer<typeof GradeBasis>;
const HandingOver = z.enum(['sent', 'refused', 'disputed']);

function leads(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('lead as l')
    .innerJoin('area as a', 'a.code', 'l.area_code')
    .where(inScope(scope, 'l.area_code'));
}

/** With the assignment in force, the open hand-over and the lead it was merged into. */
function fullLeads(db: ScopedDb, scope: Scope) {
  return leads(db, scope)
    .leftJoin('lead_assignment as g', (join) => join.onRef('g.lead_id', '=', 'l.id').on('g.ended_at', 'is', null))
    .leftJoin('lead_hand_over as h', (join) => join.onRef('h.lead_id', '=', 'l.id').on('h.closed_at', 'is', null))
    .leftJoin('lead as m', 'm.id', 'l.merged_into')
    .selectAll('l')
    .select(['a.name as area_name', 'm.title as merged_title', 'h.state as handing_over'])
    .select([
      'g.agency_id',
      'g.agency_name',
      'g.officer_id',
      'g.officer_name',
      'g.accepted_at as assignment_accepted_at',
    ]);
}

type FullRow = Selectable<Row> & {
  readonly area_name: string;
  readonly merged_title: string | null;
  readonly handing_over: string | null;
  readonly agency_id: string | null;
  readonly agency_name: string | null;
  readonly officer_id: string | null;
  readonly officer_name: string | null;
  readonly assignment_accepted_at: Date | null;
};

function toAssignment(row: FullRow): Lead['assignment'] {
  if (row.agency_id === null || row.agency_name === null) return null;
  return {
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    officerId: row.officer_id,
    officerName: row.officer_name,
    accepted: row.assignment_accepted_at !== null,
  };
}

function toLead(row: FullRow): Lead {
  return {
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    source: LeadSource.parse(row.source),
    tipId: row.tip_id,
    title: row.title,
    summary: row.summary,
    grade: LeadGrade.parse(row.grade),
    state: LeadState.parse(row.state),
    registeredAt: row.registered_at,
    verifierName: row.verifier_name,
    verifiedAt: row.verified_at,
    assessment: toAssessment(row),
    handedOverTo: row.handed_over_to,
    caseId: row.case_id,
    mergedInto: row.merged_into === null ? null : { id: row.merged_into, title: row.merged_title ?? '' },
    gradeBasis: row.grade_basis === null ? null : GradeBasis.parse(row.grade_basis),
    assignment: toAssignment(row),
    handingOver: row.handing_over === null ? null : HandingOver.parse(row.handing_over),
  };
}

/** The five parts stand together or not at all (constraint of the table). */
function toAssessment({ organisation, people, hideouts, scale, developments }: Selectable<Row>): Assessment | null {
  return organisation === null || people === null || hideouts === null || scale === null || developments === null
    ? null
    : { organisation, people, hideouts, scale, developments };
}

/** @throws DomainError when there is no such lead within the scope. */
export async function getLead(db: ScopedDb, scope: Scope, id: string): Promise<Lead> {
  const row = await fullLeads(db, scope).where('l.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('该线索');
  return toLead(row);
}

/** The lead, locked until the transaction ends: two officers cannot both act on it. */
export async function lockLead(db: ScopedDb, scope: Scope, id: string): Promise<Lead> {
  await db.selectFrom('lead').select('id').where('id', '=', id).where(inScope(scope)).forUpdate().execute();
  return getLead(db, scope, id);
}

/** These leads, as far as they lie within the scope. */
export async function listLeadsById(db: ScopedDb, scope: Scope, ids: readonly string[]): Promise<readonly Lead[]> {
  if (ids.length === 0) return [];
  return (await fullLeads(db, scope).where('l.id', 'in', ids).execute()).map(toLead);
}

export interface LeadFilter {
  readonly text?: string | undefined;
  readonly states?: readonly LeadState[] | undefined;
  readonly source?: LeadSource | undefined;
  readonly grade?: LeadGrade | undefined;
  /** The area and everything in it. */
  readonly area?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  /** Registered at this moment or before. */
  readonly olderThan?: Date | undefined;
  readonly due?: DueFilter | undefined;
  /** Whose assignment or verification it is. */
  readonly officer?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** Clocks that are near (up to the horizon of their rule) or overdue at `now`. */
export interface DueFilter {
  readonly kind: 'near' | 'overdue';
  readonly now: Date;
  readonly horizons: readonly { readonly ruleId: string; readonly until: Date }[];
}

function isDue({ kind, now, horizons }: DueFilter): Expression<SqlBool> {
  const when =
    kind === 'overdue'
      ? sql`d.due_at < ${now}`
      : sql`d.due_at >= ${now} AND (${sql.join(
          horizons.map(({ ruleId, until }) => sql`(d.rule_id = ${ruleId} AND d.due_at <= ${until})`),
          sql` OR `,
        )})`;
  return sql<SqlBool>`l.id IN (SELECT d.subject_id FROM deadline d
    WHERE d.subject_type = 'lead' AND d.stopped_at IS NULL AND ${when})`;
}

function matching(db: ScopedDb, scope: Scope, filter: LeadFilter) {
  const { text, states, source, grade, area, from, until, olderThan, due, officer } = filter;
  return leads(db, scope).where((eb) =>
    eb.and([
      ...(states === undefined ? [] : [eb('l.state', 'in', states)]),
      ...(source === undefined ? [] : [eb('l.source', '=', source)]),
      ...(grade === undefined ? [] : [eb('l.grade', '=', grade)]),
      ...(area === undefined ? [] : [sql<SqlBool>`l.area_code ^@ (SELECT w.scope FROM area w WHERE w.code = ${area})`]),
      ...(from === undefined ? [] : [eb('l.registered_at', '>=', from)]),
      ...(until === undefined ? [] : [eb('l.registered_at', '<=', until)]),
      ...(olderThan === undefined ? [] : [eb('l.registered_at', '<=', olderThan)]),
      ...(due === undefined ? [] : [isDue(due)]),
      ...(officer === undefined
        ? []
        : [
            sql<SqlBool>`(l.verifier_id = ${officer} OR EXISTS (SELECT FROM lead_assignment o
              WHERE o.lead_id = l.id AND o.ended_at IS NULL AND o.officer_id = ${officer}))`,
          ]),
      ...(text === undefined ? [] : [sql<SqlBool>`strpos(lower(l.title || chr(10) || l.summary), lower(${text})) > 0`]),
    ]),
  );
}

/** A page of the leads that match, newest first. */
export async function listLeads(
  db: ScopedDb,
  scope: Scope,
  filter: LeadFilter,
): Promise<{ readonly total: number; readonly rows: readonly Lead[] }> {
  const found = matching(db, scope, filter);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const ids = found
    .select('l.id')
    .orderBy('l.registered_at', 'desc')
    .orderBy('l.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size);
  const rows = await fullLeads(db, scope)
    .where('l.id', 'in', ids)
    .orderBy('l.registered_at', 'desc')
    .orderBy('l.id')
    .execute();
  return { total, rows: rows.map(toLead) };
}

export interface NewLead {
  readonly id: string;
  readonly areaCode: string;
  readonly source: LeadSource;
  readonly tipId: string | null;
  readonly grade: LeadGrade;
  readonly title: string;
  readonly summary: string;
  readonly registeredAt: Date;
}

export async function insertLead(db: ScopedDb, _scope: Scope, lead: NewLead): Promise<void> {
  await db
    .insertInto('lead')
    .values({
      id: lead.id,
      area_code: lead.areaCode,
      source: lead.source,
      tip_id: lead.tipId,
      grade: lead.grade,
      title: lead.title,
      summary: lead.summary,
      state: 'received',
      registered_at: lead.registeredAt,
    })
    .execute();
}

/** What an act changes beside the state. */
export interface LeadChange {
  readonly state: LeadState;
  readonly grade?: LeadGrade | undefined;
  readonly gradeBasis?: GradeBasis;
  /** Null takes a merge back. */
  readonly mergedInto?: string | null;
  readonly verifier?: { readonly id: string; readonly name: string };
  readonly verifiedAt?: Date;
  readonly assessment?: Assessment;
  readonly handedOverTo?: string;
  readonly caseId?: string;
}

export async function changeLead(db: ScopedDb, scope: Scope, id: string, change: LeadChange): Promise<void> {
  const { state, grade, gradeBasis, mergedInto, verifier, verifiedAt, assessment, handedOverTo, caseId } = change;
  await db
    .updateTable('lead')
    .set({
      state,
      ...(grade === undefined ? {} : { grade }),
      ...(gradeBasis === undefined ? {} : { grade_basis: JSON.stringify(gradeBasis) }),
      ...(mergedInto === undefined ? {} : { merged_into: mergedInto }),
      ...(verifier === undefined ? {} : { verifier_id: verifier.id, verifier_name: verifier.name }),
      ...(verifiedAt === undefined ? {} : { verified_at: verifiedAt }),
      ...assessment,
      ...(handedOverTo === undefined ? {} : { handed_over_to: handedOverTo }),
      ...(caseId === undefined ? {} : { case_id: caseId }),
    })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}

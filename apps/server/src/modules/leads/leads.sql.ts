import { type Assessment, LeadGrade, LeadSource, LeadState } from '@qingyuan/contract/leads';
import { type Selectable, sql, type SqlBool } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { Lead as Row } from '../../platform/db/schema.ts';
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
}

function leads(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('lead as l')
    .innerJoin('area as a', 'a.code', 'l.area_code')
    .where(inScope(scope, 'l.area_code'));
}

function toLead(row: Selectable<Row> & { readonly area_name: string }): Lead {
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
  const row = await leads(db, scope)
    .selectAll('l')
    .select('a.name as area_name')
    .where('l.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound('该线索');
  return toLead(row);
}

/** The lead, locked until the transaction ends: two officers cannot both act on it. */
export async function lockLead(db: ScopedDb, scope: Scope, id: string): Promise<Lead> {
  await db.selectFrom('lead').select('id').where('id', '=', id).where(inScope(scope)).forUpdate().execute();
  return getLead(db, scope, id);
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
  readonly page: number;
  readonly size: number;
}

function matching(db: ScopedDb, scope: Scope, filter: LeadFilter) {
  const { text, states, source, grade, area, from, until } = filter;
  return leads(db, scope).where((eb) =>
    eb.and([
      ...(states === undefined ? [] : [eb('l.state', 'in', states)]),
      ...(source === undefined ? [] : [eb('l.source', '=', source)]),
      ...(grade === undefined ? [] : [eb('l.grade', '=', grade)]),
      ...(area === undefined ? [] : [sql<SqlBool>`l.area_code ^@ (SELECT w.scope FROM area w WHERE w.code = ${area})`]),
      ...(from === undefined ? [] : [eb('l.registered_at', '>=', from)]),
      ...(until === undefined ? [] : [eb('l.registered_at', '<=', until)]),
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
  const rows = await found
    .selectAll('l')
    .select('a.name as area_name')
    .orderBy('l.registered_at', 'desc')
    .orderBy('l.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
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
  readonly verifier?: { readonly id: string; readonly name: string };
  readonly verifiedAt?: Date;
  readonly assessment?: Assessment;
  readonly handedOverTo?: string;
  readonly caseId?: string;
}

export async function changeLead(db: ScopedDb, scope: Scope, id: string, change: LeadChange): Promise<void> {
  const { state, grade, verifier, verifiedAt, assessment, handedOverTo, caseId } = change;
  await db
    .updateTable('lead')
    .set({
      state,
      ...(grade === undefined ? {} : { grade }),
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

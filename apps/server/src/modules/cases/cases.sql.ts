import { CaseOutcome, CaseState, type Officer, Party, SchemeType } from '@qingyuan/contract/cases';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { CaseFile as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** A case as stored. */
export interface Case {
  readonly id: string;
  readonly number: string | null;
  readonly areaCode: string;
  readonly areaName: string;
  readonly agencyId: string;
  readonly agencyName: string;
  /** Area of the agency that opened it. */
  readonly agencyArea: string;
  readonly leadId: string | null;
  readonly title: string;
  readonly cause: string;
  readonly schemeTypes: SchemeType[];
  readonly parties: Party[];
  readonly state: CaseState;
  readonly outcome: CaseOutcome | null;
  readonly openedBy: { readonly id: string; readonly name: string };
  readonly filedBy: string | null;
  readonly openedAt: Date;
  readonly filedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly closedAt: Date | null;
}

type Joined = Selectable<Row> & { area_name: string; opener_name: string; filer_name: string | null };

function cases(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('case_file as c')
    .innerJoin('area as a', 'a.code', 'c.area_code')
    .innerJoin('app_user as o', 'o.id', 'c.opened_by')
    .leftJoin('app_user as f', 'f.id', 'c.filed_by')
    .where(inScope(scope, 'c.area_code'));
}

const JOINED = ['a.name as area_name', 'o.name as opener_name', 'f.name as filer_name'] as const;

function toCase(row: Joined): Case {
  return {
    id: row.id,
    number: row.number,
    areaCode: row.area_code,
    areaName: row.area_name,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    agencyArea: row.agency_area,
    leadId: row.lead_id,
    title: row.title,
    cause: row.cause,
    schemeTypes: z.array(SchemeType).parse(row.scheme_types),
    parties: z.array(Party).parse(row.parties),
    state: CaseState.parse(row.state),
    outcome: CaseOutcome.nullable().parse(row.outcome),
    openedBy: { id: row.opened_by, name: row.opener_name },
    filedBy: row.filer_name,
    openedAt: row.opened_at,
    filedAt: row.filed_at,
    decidedAt: row.decided_at,
    closedAt: row.closed_at,
  };
}

/** @throws DomainError when there is no such case within the scope. */
export async function getCase(db: ScopedDb, scope: Scope, id: string): Promise<Case> {
  const row = await cases(db, scope).selectAll('c').select(JOINED).where('c.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('该案件');
  return toCase(row);
}

/** The case, locked until the end of the transaction. @throws DomainError when there is no such case within the scope. */
export async function lockCase(db: ScopedDb, scope: Scope, id: string): Promise<Case> {
  const row = await cases(db, scope)
    .selectAll('c')
    .select(JOINED)
    .where('c.id', '=', id)
    .forUpdate('c')
    .executeTakeFirst();
  if (row === undefined) throw notFound('该案件');
  return toCase(row);
}

export interface CaseFilter {
  readonly text?: string | undefined;
  readonly state?: CaseState | undefined;
  readonly area?: string | undefined;
  /** Only cases with this officer. */
  readonly officer?: string | undefined;
  readonly openedFrom?: Date | undefined;
  readonly openedTo?: Date | undefined;
  /** Undefined = every state. */
  readonly readable?: readonly CaseState[] | undefined;
}

/** A page of cases, newest first. */
export async function listCases(
  db: ScopedDb,
  scope: Scope,
  filter: CaseFilter & { readonly page: number; readonly size: number },
): Promise<{ total: number; rows: Case[] }> {
  const found = filtered(db, scope, filter);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('c')
    .select(JOINED)
    .orderBy('c.opened_at', 'desc')
    .orderBy('c.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { total, rows: rows.map(toCase) };
}

function filtered(db: ScopedDb, scope: Scope, filter: CaseFilter) {
  const { text, state, area, officer, openedFrom, openedTo, readable } = filter;
  let query = cases(db, scope);
  if (text !== undefined && text !== '') {
    query = query.where((eb) =>
      eb.or([sql<boolean>`strpos(c.title, ${text}) > 0`, sql<boolean>`strpos(c.number, ${text}) > 0`]),
    );
  }
  if (state !== undefined) query = query.where('c.state', '=', state);
  if (readable !== undefined) query = query.where('c.state', 'in', readable);
  if (area !== undefined)
    query = query.where(sql<boolean>`c.area_code ^@ (SELECT scope FROM area WHERE code = ${area})`);
  if (officer !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        officersOf(db, scope)
          .select('case_id')
          .where(sql<boolean>`case_id = c.id`)
          .where('user_id', '=', officer),
      ),
    );
  }
  if (openedFrom !== undefined) query = query.where('c.opened_at', '>=', openedFrom);
  if (openedTo !== undefined) query = query.where('c.opened_at', '<=', openedTo);
  return query;
}

/** Cases in these states, oldest first. @param officer only with this officer. */
export async function listInStates(
  db: ScopedDb,
  scope: Scope,
  filter: { readonly states: readonly CaseState[]; readonly officer?: string },
): Promise<Case[]> {
  const { states, officer } = filter;
  const rows = await filtered(db, scope, { officer, readable: states })
    .selectAll('c')
    .select(JOINED)
    .orderBy('c.opened_at')
    .execute();
  return rows.map(toCase);
}

function officersOf(db: ScopedDb, scope: Scope) {
  return db.selectFrom('case_officer').where(inScope(scope));
}

/** Officers of these cases, by case. */
export async function listOfficers(
  db: ScopedDb,
  scope: Scope,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Officer[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await officersOf(db, scope)
    .select(['case_id', 'user_id', 'name'])
    .where('case_id', 'in', caseIds)
    .orderBy('name')
    .execute();
  const byCase = Map.groupBy(rows, (row) => row.case_id);
  return new Map(
    [...byCase].map(([id, officers]) => [id, officers.map(({ user_id, name }) => ({ id: user_id, name }))]),
  );
}

export type NewCase = Omit<
  Case,
  'number' | 'areaName' | 'state' | 'outcome' | 'filedBy' | 'filedAt' | 'decidedAt' | 'closedAt'
> & {
  readonly officers: readonly Officer[];
};

export async function insertCase(db: ScopedDb, _scope: Scope, kase: NewCase): Promise<void> {
  await db
    .insertInto('case_file')
    .values({
      id: kase.id,
      area_code: kase.areaCode,
      agency_id: kase.agencyId,
      agency_name: kase.agencyName,
      agency_area: kase.agencyArea,
      lead_id: kase.leadId,
      title: kase.title,
      cause: kase.cause,
      scheme_types: kase.schemeTypes,
      parties: JSON.stringify(kase.parties),
      state: 'proposed',
      opened_by: kase.openedBy.id,
      opened_at: kase.openedAt,
    })
    .execute();
  await db
    .insertInto('case_officer')
    .values(kase.officers.map(({ id, name }) => ({ case_id: kase.id, user_id: id, area_code: kase.areaCode, name })))
    .execute();
}

export interface CaseChange {
  readonly state: CaseState;
  readonly outcome?: CaseOutcome;
  readonly filed?: { readonly number: string; readonly by: string; readonly at: Date };
  readonly decidedAt?: Date;
  readonly closedAt?: Date;
}

export async function changeCase(
  db: ScopedDb,
  scope: Scope,
  at: { readonly id: string; readonly change: CaseChange },
): Promise<void> {
  const { state, outcome, filed, decidedAt, closedAt } = at.change;
  await db
    .updateTable('case_file')
    .set({
      state,
      ...(outcome === undefined ? {} : { outcome }),
      ...(filed === undefined ? {} : { number: filed.number, filed_by: filed.by, filed_at: filed.at }),
      ...(decidedAt === undefined ? {} : { decided_at: decidedAt }),
      ...(closedAt === undefined ? {} : { closed_at: closedAt }),
    })
    .where('id', '=', at.id)
    .where(inScope(scope))
    .execute();
}

/** The next number of a series and year; the row stays locked until the end, so none is skipped or given twice. */
export async function nextOrdinal(
  db: ScopedDb,
  _scope: Scope,
  series: { readonly name: string; readonly year: number },
): Promise<number> {
  const row = await db
    .insertInto('case_counter')
    .values({ series: series.name, year: series.year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['series', 'year']).doUpdateSet((eb) => ({ last: eb('case_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

/** Who did which of these commands last on the case. */
export async function listLastActors(
  db: ScopedDb,
  scope: Scope,
  acts: { readonly caseId: string; readonly commands: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (acts.commands.length === 0) return new Map();
  const rows = await db
    .selectFrom('record_action')
    .select(['command', 'actor_id'])
    .where('stream_type', '=', 'case')
    .where('stream_id', '=', acts.caseId)
    .where('command', 'in', acts.commands)
    .where(inScope(scope))
    .orderBy('id')
    .execute();
  // Later entries win.
  return new Map(rows.flatMap(({ command, actor_id }) => (actor_id === null ? [] : [[command, actor_id] as const])));
}

/** Who looked at the case, newest first. */
export async function listLooks(
  db: ScopedDb,
  scope: Scope,
  look: { readonly stream: string; readonly caseId: string },
) {
  const rows = await db
    .selectFrom('record_action')
    .select(['actor_name', 'agency_name', 'at'])
    .where('stream_type', '=', look.stream)
    .where('stream_id', '=', look.caseId)
    .where(inScope(scope))
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({ actorName: row.actor_name, agencyName: row.agency_name, at: row.at.toISOString() }));
}

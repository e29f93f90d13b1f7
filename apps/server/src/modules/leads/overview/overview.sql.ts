import { DelayCause } from '@qingyuan/contract/lead-work';
import { LeadState } from '@qingyuan/contract/leads';
import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { DueFilter } from '../leads.sql.ts';
import type { DueLead } from './late.rules.ts';

export interface AreaCounts {
  readonly code: string;
  readonly total: number;
  readonly open: number;
  readonly overdue: number;
  readonly confirmed: number;
  readonly in_case: number;
}

/** Leads by the first `length` characters of their area, merged ones left out. */
export async function countByArea(
  db: ScopedDb,
  scope: Scope,
  of: {
    readonly within: string;
    readonly length: number;
    readonly now: Date;
    readonly source?: string | undefined;
    readonly grade?: string | undefined;
  },
): Promise<AreaCounts[]> {
  const { rows } = await sql<AreaCounts>`
    SELECT left(l.area_code, ${of.length}) AS code, count(*)::int AS total,
      count(*) FILTER (WHERE l.state IN ('received', 'verifying', 'confirmed'))::int AS open,
      count(d.subject_id)::int AS overdue,
      count(*) FILTER (WHERE l.state = 'confirmed')::int AS confirmed,
      count(*) FILTER (WHERE l.state = 'in_case')::int AS in_case
    FROM lead l LEFT JOIN (SELECT DISTINCT subject_id FROM deadline
      WHERE subject_type = 'lead' AND stopped_at IS NULL AND due_at < ${of.now} AND area_code ^@ ${scope.area}) d
      ON d.subject_id = l.id
    WHERE l.area_code ^@ ${scope.area} AND l.area_code ^@ ${of.within} AND l.state <> 'merged'
      AND (${of.source ?? null}::text IS NULL OR l.source = ${of.source ?? null})
      AND (${of.grade ?? null}::text IS NULL OR l.grade = ${of.grade ?? null})
    GROUP BY 1`.execute(db);
  return rows;
}

export interface ChildArea {
  readonly code: string;
  readonly name: string;
  readonly children: boolean;
}

/** Areas directly below. */
export async function listChildren(db: ScopedDb, _scope: Scope, parent: string): Promise<ChildArea[]> {
  const { rows } = await sql<ChildArea>`
    SELECT a.code, a.name, EXISTS (SELECT FROM area c WHERE c.parent_code = a.code AND c.level <> 'cell') AS children
    FROM area a WHERE a.parent_code = ${parent} AND a.valid_to IS NULL ORDER BY a.code`.execute(db);
  return rows;
}

/** The area at the top of the scope. */
export async function findTopArea(db: ScopedDb, scope: Scope): Promise<string | undefined> {
  const row = await db
    .selectFrom('area')
    .select('code')
    .where('scope', '=', scope.area)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return row?.code;
}

interface DueRow {
  readonly id: string;
  readonly title: string;
  readonly area_name: string;
  readonly county: string;
  readonly county_name: string;
  readonly state: string;
  readonly agency_name: string | null;
  readonly officer_id: string | null;
  readonly officer_name: string | null;
  readonly rule_id: string;
  readonly rule_version: string;
  readonly due_at: Date;
  readonly cause: string | null;
  readonly note: string | null;
  readonly by_name: string | null;
  readonly at: Date | null;
}

/** A lead once for its clock that ends first, with the last reason of delay. */
export interface DueLeadRow extends DueLead {
  readonly title: string;
  readonly areaName: string;
  readonly state: LeadState;
  readonly agencyName: string | null;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly dueAt: Date;
  readonly delay: {
    readonly cause: DelayCause;
    readonly note: string;
    readonly byName: string;
    readonly at: Date;
  } | null;
}

const MOST = 5000;

/** Leads with a clock near its end or past it, the longest overdue first; at most {@link MOST}. */
export async function listDueLeads(
  db: ScopedDb,
  scope: Scope,
  of: {
    readonly now: Date;
    readonly horizons: DueFilter['horizons'];
    readonly within: string;
    readonly officer?: string | undefined;
  },
): Promise<DueLeadRow[]> {
  const near = sql.join(
    of.horizons.map(({ ruleId, until }) => sql`(d.rule_id = ${ruleId} AND d.due_at <= ${until})`),
    sql` OR `,
  );
  const { rows } = await sql<DueRow>`
    SELECT * FROM (
      SELECT DISTINCT ON (l.id) l.id, l.title, a.name AS area_name, left(l.area_code, 6) AS county, c.name AS county_name,
        l.state, g.agency_name, coalesce(g.officer_id, l.verifier_id) AS officer_id,
        coalesce(g.officer_name, l.verifier_name) AS officer_name, d.rule_id, d.rule_version, d.due_at,
        y.cause, y.note, y.by_name, y.at
      FROM deadline d JOIN lead l ON l.id = d.subject_id JOIN area a ON a.code = l.area_code
        JOIN area c ON c.code = left(l.area_code, 6)
        LEFT JOIN lead_assignment g ON g.lead_id = l.id AND g.ended_at IS NULL
        LEFT JOIN LATERAL (SELECT * FROM lead_delay y WHERE y.lead_id = l.id ORDER BY y.id DESC LIMIT 1) y ON true
      WHERE d.subject_type = 'lead' AND d.stopped_at IS NULL AND (d.due_at < ${of.now} OR ${near})
        AND d.area_code ^@ ${scope.area} AND l.area_code ^@ ${scope.area} AND l.area_code ^@ ${of.within}
        AND (${of.officer ?? null}::uuid IS NULL OR coalesce(g.officer_id, l.verifier_id) = ${of.officer ?? null}::uuid)
      ORDER BY l.id, d.due_at
    ) due ORDER BY due_at, id LIMIT ${MOST}`.execute(db);
  return rows.map((row) => toDue(row, of.now));
}

function toDue(row: DueRow, now: Date): DueLeadRow {
  const cause = row.cause === null ? null : DelayCause.parse(row.cause);
  return {
    leadId: row.id,
    title: row.title,
    areaName: row.area_name,
    area: { code: row.county, name: row.county_name },
    state: LeadState.parse(row.state),
    agencyName: row.agency_name,
    officer: row.officer_id === null ? null : { id: row.officer_id, name: row.officer_name ?? '' },
    overdue: row.due_at < now,
    ruleId: row.rule_id,
    ruleVersion: row.rule_version,
    dueAt: row.due_at,
    cause,
    delay:
      cause === null || row.note === null || row.by_name === null || row.at === null
        ? null
        : { cause, note: row.note, byName: row.by_name, at: row.at },
  };
}

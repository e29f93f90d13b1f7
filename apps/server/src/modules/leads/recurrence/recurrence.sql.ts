import { LeadState } from '@qingyuan/contract/leads';
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/actor.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

/** A lead at a place. */
export interface LeadAtPlace {
  readonly leadId: string;
  readonly title: string;
  readonly state: LeadState;
  readonly areaCode: string;
  readonly areaName: string;
  readonly key: string;
  readonly room: string;
  readonly address: string;
  readonly registeredAt: Date;
  /** Null until it is verified; so is that of a merged lead. */
  readonly verifiedAt: Date | null;
}

/** A building within a county. */
export interface Place {
  readonly county: string;
  readonly key: string;
}

/** Leads that name one of these places, merged ones left out, the newest first. */
export async function listLeadsAt(
  db: ScopedDb,
  scope: Scope,
  places: readonly Place[],
): Promise<readonly LeadAtPlace[]> {
  if (places.length === 0) return [];
  const rows = await db
    .selectFrom('lead_mark as m')
    .innerJoin('lead as l', 'l.id', 'm.lead_id')
    .innerJoin('area as a', 'a.code', 'l.area_code')
    .select(['l.id', 'l.title', 'l.state', 'l.area_code', 'a.name', 'm.key', 'm.detail', 'm.shown'])
    .select(['l.registered_at', 'l.verified_at'])
    .where('m.kind', '=', 'place')
    .where(sql<boolean>`(left(l.area_code, 6), m.key) IN (${sql.join(places.map(pair))})`)
    .where('l.state', '<>', 'merged')
    .where(inScope(scope, 'l.area_code'))
    .orderBy('l.registered_at', 'desc')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => ({
    leadId: row.id,
    title: row.title,
    state: LeadState.parse(row.state),
    areaCode: row.area_code,
    areaName: row.name,
    key: row.key,
    room: row.detail,
    address: row.shown,
    registeredAt: row.registered_at,
    verifiedAt: row.verified_at,
  }));
}

function pair({ county, key }: Place): RawBuilder<unknown> {
  return sql`(${county}, ${key})`;
}

/** Places where a lead came in within so many months after another one was confirmed there, the newest first. */
export async function listRecurringPlaces(
  db: ScopedDb,
  scope: Scope,
  of: {
    readonly windowMonths: number;
    readonly area?: string | undefined;
    readonly page: number;
    readonly size: number;
  },
): Promise<{ readonly total: number; readonly places: readonly Place[] }> {
  const within =
    of.area === undefined ? sql`true` : sql`n.area_code ^@ (SELECT w.scope FROM area w WHERE w.code = ${of.area})`;
  const { rows } = await sql<Place & { total: number }>`
    SELECT left(n.area_code, 6) AS county, m.key AS key, (count(*) OVER ())::int AS total
    FROM lead n JOIN lead_mark m ON m.lead_id = n.id AND m.kind = 'place'
      JOIN lead_mark o ON o.kind = 'place' AND o.key = m.key
      JOIN lead e ON e.id = o.lead_id AND e.id <> n.id AND left(e.area_code, 6) = left(n.area_code, 6)
    WHERE n.area_code ^@ ${scope.area} AND e.area_code ^@ ${scope.area} AND ${within}
      AND n.state <> 'merged' AND e.state IN ('confirmed', 'in_case', 'handed_over') AND e.verified_at IS NOT NULL
      AND n.registered_at >= e.verified_at
      AND n.registered_at <= e.verified_at + make_interval(months => ${of.windowMonths})
    GROUP BY 1, 2 ORDER BY max(n.registered_at) DESC, 1, 2
    LIMIT ${of.size} OFFSET ${(of.page - 1) * of.size}`.execute(db);
  return { total: rows[0]?.total ?? 0, places: rows.map(({ county, key }) => ({ county, key })) };
}

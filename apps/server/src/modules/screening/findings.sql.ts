import { FindingState, ListKind } from '@qingyuan/contract/screening';
import { type Selectable, sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScreeningFinding as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';
import type { KnownFinding } from './finding.rules.ts';

export const StoredReason = z.object({
  indicator: z.string(),
  weight: z.number(),
  words: z.array(z.string()),
  value: z.number().optional(),
  others: z.array(z.object({ row: z.number(), name: z.string() })),
});
const Cells = z.array(z.object({ column: z.string(), value: z.string() }));

/** A finding as a list gives it; also the line of the file between the job and its command. */
export const ListedFinding = z.object({
  id: z.uuid(),
  subject: z.string(),
  area: z.string(),
  name: z.string(),
  code: z.string(),
  address: z.string(),
  reasons: z.array(StoredReason),
  reasonKeys: z.array(z.string()),
  cells: Cells,
  weight: z.number(),
  row: z.number(),
});
export type ListedFinding = z.infer<typeof ListedFinding>;

/** A finding as stored. */
export interface StoredFinding {
  readonly id: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly kind: ListKind;
  readonly name: string;
  readonly code: string;
  readonly address: string;
  readonly reasons: readonly z.infer<typeof StoredReason>[];
  readonly reasonKeys: readonly string[];
  readonly cells: z.infer<typeof Cells>;
  readonly weight: number;
  readonly importId: string;
  readonly importName: string;
  readonly row: number;
  readonly rules: string;
  readonly state: FindingState;
  readonly timesSeen: number;
  readonly foundAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly dismissReason: string | null;
  readonly leadId: string | null;
}

export interface FindingFilter {
  readonly text?: string | undefined;
  readonly state?: FindingState | undefined;
  readonly kind?: ListKind | undefined;
  readonly indicator?: string | undefined;
  readonly area?: string | undefined;
  readonly importId?: string | undefined;
  readonly page: number;
  readonly size: number;
}

function findings(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('screening_finding as f')
    .innerJoin('area as a', 'a.code', 'f.area_code')
    .innerJoin('screening_import as i', 'i.id', 'f.import_id')
    .where(inScope(scope, 'f.area_code'));
}

type Joined = Selectable<Row> & { readonly area_name: string; readonly import_name: string };

function toFinding(row: Joined): StoredFinding {
  return {
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    kind: ListKind.parse(row.kind),
    name: row.name,
    code: row.code,
    address: row.address,
    reasons: z.array(StoredReason).parse(row.reasons),
    reasonKeys: row.reason_keys,
    cells: Cells.parse(row.cells),
    weight: row.weight,
    importId: row.import_id,
    importName: row.import_name,
    row: row.row_number,
    rules: row.rules,
    state: FindingState.parse(row.state),
    timesSeen: row.times_seen,
    foundAt: row.found_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    dismissReason: row.dismiss_reason,
    leadId: row.lead_id,
  };
}

/** A page of the findings that match, the weightiest first. */
export async function listFindings(
  db: ScopedDb,
  scope: Scope,
  filter: FindingFilter,
): Promise<{ readonly total: number; readonly rows: readonly StoredFinding[] }> {
  const { text, state, kind, indicator, area, importId, page, size } = filter;
  const found = findings(db, scope).where((eb) =>
    eb.and([
      ...(state === undefined ? [] : [eb('f.state', '=', state)]),
      ...(kind === undefined ? [] : [eb('f.kind', '=', kind)]),
      ...(importId === undefined ? [] : [eb('f.import_id', '=', importId)]),
      ...(area === undefined ? [] : [sql<SqlBool>`f.area_code ^@ (SELECT w.scope FROM area w WHERE w.code = ${area})`]),
      ...(indicator === undefined ? [] : [sql<SqlBool>`f.reasons @> ${JSON.stringify([{ indicator }])}::jsonb`]),
      ...(text === undefined
        ? []
        : [sql<SqlBool>`strpos(lower(f.name || chr(10) || f.code || chr(10) || f.address), lower(${text})) > 0`]),
    ]),
  );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('f')
    .select(['a.name as area_name', 'i.name as import_name'])
    .orderBy('f.weight', 'desc')
    .orderBy(sql`cardinality(f.reason_keys)`, 'desc')
    .orderBy('f.found_at', 'desc')
    .orderBy('f.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { total, rows: rows.map(toFinding) };
}

/** @throws DomainError when there is no such finding within the scope. */
export async function getFinding(db: ScopedDb, scope: Scope, id: string): Promise<StoredFinding> {
  const row = await findings(db, scope)
    .selectAll('f')
    .select(['a.name as area_name', 'i.name as import_name'])
    .where('f.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound('该筛查发现');
  return toFinding(row);
}

/** The finding, locked until the transaction ends. */
export async function lockFinding(db: ScopedDb, scope: Scope, id: string): Promise<StoredFinding> {
  await db
    .selectFrom('screening_finding')
    .select('id')
    .where('id', '=', id)
    .where(inScope(scope))
    .forUpdate()
    .execute();
  return getFinding(db, scope, id);
}

/** What is known of these firms or sites, by `county subject`; locked until the transaction ends. */
export async function lockKnown(
  db: ScopedDb,
  scope: Scope,
  of: { readonly kind: ListKind; readonly listed: readonly ListedFinding[] },
): Promise<ReadonlyMap<string, KnownFinding & { readonly id: string }>> {
  const rows = await db
    .selectFrom('screening_finding')
    .select(['id', 'county', 'subject', 'state', 'dismissed_for'])
    .where('kind', '=', of.kind)
    .where(
      'subject',
      'in',
      of.listed.map(({ subject }) => subject),
    )
    .where(inScope(scope))
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.county} ${row.subject}`,
      { id: row.id, state: FindingState.parse(row.state), dismissedFor: row.dismissed_for },
    ]),
  );
}

export interface ListRun {
  readonly kind: ListKind;
  readonly importId: string;
  readonly rules: string;
  readonly at: Date;
}

export async function insertFindings(
  db: ScopedDb,
  _scope: Scope,
  { run, listed }: { readonly run: ListRun; readonly listed: readonly ListedFinding[] },
): Promise<void> {
  if (listed.length === 0) return;
  await db
    .insertInto('screening_finding')
    .values(
      listed.map((one) => ({
        id: one.id,
        ...renewed(one, run),
        county: one.area.slice(0, 6),
        kind: run.kind,
        subject: one.subject,
        code: one.code,
        state: 'open',
        found_at: run.at,
      })),
    )
    .execute();
}

function renewed(one: ListedFinding, run: ListRun) {
  return {
    area_code: one.area,
    name: one.name,
    address: one.address,
    reasons: JSON.stringify(one.reasons),
    reason_keys: one.reasonKeys,
    cells: JSON.stringify(one.cells),
    weight: one.weight,
    import_id: run.importId,
    row_number: one.row,
    rules: run.rules,
  };
}

/** Counts one more time seen; with `renew`, the new list's reasons stand, and an earlier dismissal is open again. */
export async function seeAgain(
  db: ScopedDb,
  scope: Scope,
  id: string,
  renew?: { readonly one: ListedFinding; readonly run: ListRun },
): Promise<void> {
  await db
    .updateTable('screening_finding')
    .set({
      times_seen: sql<number>`times_seen + 1`,
      ...(renew === undefined ? {} : { ...renewed(renew.one, renew.run), state: 'open' }),
    })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}

export type FindingDecision =
  | { readonly state: 'lead'; readonly leadId: string }
  | { readonly state: 'dismissed'; readonly reason: string; readonly dismissedFor: readonly string[] };

export async function decideFinding(
  db: ScopedDb,
  scope: Scope,
  id: string,
  made: FindingDecision & { readonly by: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('screening_finding')
    .set({
      state: made.state,
      decided_by: made.by,
      decided_at: made.at,
      ...(made.state === 'lead'
        ? { lead_id: made.leadId }
        : { dismiss_reason: made.reason, dismissed_for: [...made.dismissedFor] }),
    })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}

import { CountedRecord, type Month, ReturnState } from '@qingyuan/contract/statistics';
import { sql } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';
import type { Span } from './month.rules.ts';

/** What a figure counts: one column of the form, within an area and a span. */
export interface CellQuery {
  readonly column: string;
  /** Prefix of area codes. */
  readonly areaScope: string;
  readonly span: Span;
}

function counted(db: ScopedDb, scope: Scope, query: CellQuery) {
  return db
    .selectFrom('return_source')
    .where('column_id', '=', query.column)
    .where(inScope(scope))
    .where(sql<boolean>`area_code ^@ ${query.areaScope}`)
    .where('at', '>=', query.span.from)
    .where('at', '<', query.span.to);
}

/** The records behind a figure, oldest first. Their number is the figure. */
export async function listCounted(db: ScopedDb, scope: Scope, query: CellQuery): Promise<CountedRecord[]> {
  const rows = await counted(db, scope, query)
    .select(['record_type', 'record_id', 'title', 'area_code', 'at'])
    .orderBy('at')
    .orderBy('record_id')
    .execute();
  return rows.map((row) =>
    CountedRecord.parse({
      type: row.record_type,
      id: row.record_id,
      title: row.title,
      area: row.area_code,
      at: row.at?.toISOString(),
    }),
  );
}

/** Figures of several columns over three spans in one pass. */
export async function countColumns(
  db: ScopedDb,
  scope: Scope,
  query: {
    readonly areaScope: string;
    readonly spans: { readonly month: Span; readonly cumulative: Span; readonly previousMonth: Span };
  },
): Promise<ReadonlyMap<string, { month: number; cumulative: number; previousMonth: number }>> {
  const within = (span: Span) => sql<number>`count(*) FILTER (WHERE at >= ${span.from} AND at < ${span.to})`;
  const { spans } = query;
  const rows = await db
    .selectFrom('return_source')
    .select('column_id')
    .select([
      within(spans.month).as('month'),
      within(spans.cumulative).as('cumulative'),
      within(spans.previousMonth).as('previousMonth'),
    ])
    .where(inScope(scope))
    .where(sql<boolean>`area_code ^@ ${query.areaScope}`)
    .groupBy('column_id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.column_id ?? '',
      { month: row.month, cumulative: row.cumulative, previousMonth: row.previousMonth },
    ]),
  );
}

export interface ReturnRow {
  readonly id: string;
  readonly areaCode: string;
  readonly month: string;
  readonly state: ReturnState;
  readonly version: number;
  readonly submittedAt: Date | null;
  readonly submittedBy: string | null;
  readonly submitterId: string | null;
  readonly frozenAt: Date | null;
  readonly frozenBy: string | null;
}

function returns(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('monthly_return as r')
    .leftJoin('app_user as s', 's.id', 'r.submitted_by')
    .leftJoin('app_user as f', 'f.id', 'r.frozen_by')
    .selectAll('r')
    .select(['s.name as submitter', 'f.name as freezer'])
    .where(inScope(scope, 'r.area_code'));
}

type Joined = Awaited<ReturnType<ReturnType<typeof returns>['executeTakeFirstOrThrow']>>;

function toReturn(row: Joined): ReturnRow {
  return {
    id: row.id,
    areaCode: row.area_code,
    month: row.month,
    state: ReturnState.parse(row.state),
    version: row.version,
    submittedAt: row.submitted_at,
    submittedBy: row.submitter,
    submitterId: row.submitted_by,
    frozenAt: row.frozen_at,
    frozenBy: row.freezer,
  };
}

export async function findReturn(
  db: ScopedDb,
  scope: Scope,
  area: string,
  month: Month,
): Promise<ReturnRow | undefined> {
  const row = await returns(db, scope).where('r.area_code', '=', area).where('r.month', '=', month).executeTakeFirst();
  return row === undefined ? undefined : toReturn(row);
}

export async function listReturnsOf(db: ScopedDb, scope: Scope, month: Month): Promise<readonly ReturnRow[]> {
  return (await returns(db, scope).where('r.month', '=', month).execute()).map(toReturn);
}

/** Counties and zones of the scope, and the prefecture where the scope is its own. */
export async function listReportingAreas(
  db: ScopedDb,
  scope: Scope,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return db
    .selectFrom('area')
    .select(['code', 'name'])
    .where('level', 'in', ['county', 'zone'])
    .where(inScope(scope, 'code'))
    .where('valid_to', 'is', null)
    .orderBy('code')
    .execute();
}

export interface ReturnChange {
  readonly id: string;
  readonly area: string;
  readonly month: Month;
  readonly form: { readonly id: string; readonly version: string };
  readonly state: ReturnState;
}

/** Writes the state; makes the row on the first act. The submitter stays until the next submission. */
export async function saveReturn(
  db: ScopedDb,
  scope: Scope,
  change: ReturnChange,
  by?: { readonly submittedAt: Date } | { readonly frozenAt: Date; readonly version: number },
): Promise<void> {
  const set = {
    state: change.state,
    ...(by !== undefined && 'submittedAt' in by ? { submitted_at: by.submittedAt, submitted_by: scope.actorId } : {}),
    ...(by !== undefined && 'frozenAt' in by
      ? { frozen_at: by.frozenAt, frozen_by: scope.actorId, version: by.version }
      : {}),
  };
  await db
    .insertInto('monthly_return')
    .values({
      id: change.id,
      area_code: change.area,
      month: change.month,
      form_id: change.form.id,
      form_version: change.form.version,
      ...set,
    })
    .onConflict((oc) => oc.columns(['area_code', 'month']).doUpdateSet(set))
    .execute();
}

/** month, cumulative, previousMonth. */
export type SpanName = 'month' | 'cumulative' | 'previousMonth';

export interface FrozenCell {
  readonly column: string;
  readonly span: SpanName;
  readonly records: readonly CountedRecord[];
}

export async function insertFrozen(
  db: ScopedDb,
  _scope: Scope,
  at: { readonly returnId: string; readonly version: number; readonly area: string },
  cells: readonly FrozenCell[],
): Promise<void> {
  await db
    .insertInto('return_cell')
    .values(
      cells.map((cell) => ({
        return_id: at.returnId,
        version: at.version,
        column_id: cell.column,
        area_code: at.area,
        span: cell.span,
        figure: cell.records.length,
        records: JSON.stringify(cell.records),
      })),
    )
    .execute();
}

/** Frozen cells with their records, of one version. */
export async function listFrozen(db: ScopedDb, scope: Scope, returnId: string, version: number) {
  const rows = await db
    .selectFrom('return_cell')
    .select(['column_id', 'span', 'figure', 'records'])
    .where('return_id', '=', returnId)
    .where('version', '=', version)
    .where(inScope(scope))
    .execute();
  return rows.map((row) => ({
    column: row.column_id,
    span: row.span,
    figure: row.figure,
    records: CountedRecord.array().parse(row.records),
  }));
}

import { JobFault, JobState } from '@qingyuan/contract/jobs';
import type { LatestRun } from '@qingyuan/contract/schemes';
import { sql } from 'kysely';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';
import { AnalysisOptions, SchemeFigures } from './schemes.figures.ts';

export interface StoredScheme {
  readonly id: string;
  readonly areaCode: string;
  readonly caseId: string;
  readonly name: string;
  readonly createdAt: Date;
}

export interface StoredAnalysis {
  readonly id: string;
  readonly schemeId: string;
  readonly evidenceId: string;
  readonly version: number;
  readonly options: AnalysisOptions;
}

export interface StoredResult {
  readonly analysisId: string;
  readonly version: number;
  readonly askedBy: string;
  readonly recordedAt: Date;
  readonly figures: SchemeFigures;
  readonly structureId: string;
  readonly placementId: string | null;
  readonly insightId: string | null;
  readonly findingsId: string;
  /** Null when the table has no placements, and for results from before there was one. */
  readonly placementFindingsId: string | null;
  readonly digest: string;
}

const COLUMNS = ['id', 'area_code as areaCode', 'case_id as caseId', 'name', 'created_at as createdAt'] as const;

export async function insertScheme(
  db: ScopedDb,
  _scope: Scope,
  scheme: StoredScheme & { readonly createdBy: string },
): Promise<void> {
  await db
    .insertInto('scheme')
    .values({
      id: scheme.id,
      area_code: scheme.areaCode,
      case_id: scheme.caseId,
      name: scheme.name,
      created_by: scheme.createdBy,
      created_at: scheme.createdAt,
    })
    .execute();
}

export async function findScheme(db: ScopedDb, scope: Scope, id: string): Promise<StoredScheme | undefined> {
  return db.selectFrom('scheme').select(COLUMNS).where('id', '=', id).where(inScope(scope)).executeTakeFirst();
}

/** @throws DomainError when there is no such scheme within the scope. */
export async function getScheme(db: ScopedDb, scope: Scope, id: string): Promise<StoredScheme> {
  const scheme = await findScheme(db, scope, id);
  if (scheme === undefined) throw notFound('该传销组织');
  return scheme;
}

/** Lets one command at a time add to a scheme, until the end of its transaction. */
export async function lockScheme(db: ScopedDb, _scope: Scope, id: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`scheme ${id}`}, 0))`.execute(db);
}

export interface SchemeFilter {
  readonly caseId?: string | undefined;
  /** States of the cases that the actor may read; undefined = every one. */
  readonly caseStates?: readonly string[] | undefined;
  readonly page: number;
  readonly size: number;
}

/** A page of schemes, newest first. */
export async function listSchemes(
  db: ScopedDb,
  scope: Scope,
  { caseId, caseStates, page, size }: SchemeFilter,
): Promise<{ total: number; rows: StoredScheme[] }> {
  const found = db
    .selectFrom('scheme as s')
    .innerJoin('case_file as c', 'c.id', 's.case_id')
    .where(inScope(scope, 's.area_code'))
    .$if(caseId !== undefined, (query) => query.where('s.case_id', '=', caseId ?? ''))
    .$if(caseStates !== undefined, (query) => query.where('c.state', 'in', [...(caseStates ?? [])]));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['s.id', 's.area_code as areaCode', 's.case_id as caseId', 's.name', 's.created_at as createdAt'])
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { total, rows };
}

export async function insertAnalysis(
  db: ScopedDb,
  _scope: Scope,
  asked: StoredAnalysis & { readonly area: string; readonly actor: Actor; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('scheme_analysis')
    .values({
      id: asked.id,
      scheme_id: asked.schemeId,
      area_code: asked.area,
      version: asked.version,
      evidence_id: asked.evidenceId,
      options: JSON.stringify(asked.options),
      asked_by: asked.actor.userId,
      asker_name: asked.actor.name,
      asked_at: asked.at,
    })
    .execute();
}

/** @throws DomainError when there is no such analysis within the scope. */
export async function getAnalysis(db: ScopedDb, scope: Scope, id: string): Promise<StoredAnalysis> {
  const row = await db
    .selectFrom('scheme_analysis')
    .select(['id', 'scheme_id', 'evidence_id', 'version', 'options'])
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
  if (row === undefined) throw notFound('该次分析');
  const options = AnalysisOptions.parse(row.options);
  return { id: row.id, schemeId: row.scheme_id, evidenceId: row.evidence_id, version: row.version, options };
}

/** The analysis asked for last, by scheme, with what its job says. */
export async function listLatestRuns(
  db: ScopedDb,
  scope: Scope,
  schemeIds: readonly string[],
): Promise<ReadonlyMap<string, LatestRun>> {
  if (schemeIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('scheme_analysis as a')
    .innerJoin('job_run as j', 'j.id', 'a.id')
    .leftJoin('scheme_result as r', 'r.analysis_id', 'a.id')
    .distinctOn('a.scheme_id')
    .select(['a.scheme_id', 'a.id', 'a.version', 'a.asker_name', 'a.asked_at', 'r.recorded_at'])
    .select(['j.state', 'j.progress', 'j.stage', 'j.fault'])
    .where('a.scheme_id', 'in', [...schemeIds])
    .where(inScope(scope, 'a.area_code'))
    .orderBy('a.scheme_id')
    .orderBy('a.version', 'desc')
    .execute();
  return new Map(
    rows.map((row) => {
      // The result is recorded a moment before the job is marked done.
      const done = row.recorded_at !== null;
      const run: LatestRun = {
        jobId: row.id,
        version: row.version,
        state: done ? 'done' : JobState.parse(row.state),
        progress: done ? 1 : row.progress,
        stage: row.stage,
        fault: JobFault.nullable().parse(row.fault),
        askedBy: row.asker_name,
        askedAt: row.asked_at.toISOString(),
      };
      return [row.scheme_id, run];
    }),
  );
}

export interface NewResult {
  readonly analysisId: string;
  readonly schemeId: string;
  readonly area: string;
  readonly figures: SchemeFigures;
  readonly structureId: string;
  readonly placementId: string | null;
  readonly insightId: string | null;
  readonly findingsId: string;
  readonly placementFindingsId: string | null;
  /** Hex. */
  readonly digest: string;
  readonly at: Date;
}

export async function insertResult(db: ScopedDb, _scope: Scope, result: NewResult): Promise<void> {
  await db
    .insertInto('scheme_result')
    .values({
      analysis_id: result.analysisId,
      scheme_id: result.schemeId,
      area_code: result.area,
      recorded_at: result.at,
      figures: JSON.stringify(result.figures),
      structure_id: result.structureId,
      placement_id: result.placementId,
      insight_id: result.insightId,
      findings_id: result.findingsId,
      placement_findings_id: result.placementFindingsId,
      digest: Buffer.from(result.digest, 'hex'),
    })
    .execute();
}

function finished(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('scheme_result as r')
    .innerJoin('scheme_analysis as a', 'a.id', 'r.analysis_id')
    .selectAll('r')
    .select(['a.version', 'a.asker_name'])
    .where(inScope(scope, 'r.area_code'));
}

type FinishedRow = Awaited<ReturnType<ReturnType<typeof finished>['executeTakeFirstOrThrow']>>;

function toResult(row: FinishedRow): StoredResult {
  return {
    analysisId: row.analysis_id,
    version: row.version,
    askedBy: row.asker_name,
    recordedAt: row.recorded_at,
    figures: SchemeFigures.parse(row.figures),
    structureId: row.structure_id,
    placementId: row.placement_id,
    insightId: row.insight_id,
    findingsId: row.findings_id,
    placementFindingsId: row.placement_findings_id,
    digest: row.digest.toString('hex'),
  };
}

/** @throws DomainError when there is no such finished analysis within the scope. */
export async function getResult(db: ScopedDb, scope: Scope, analysisId: string): Promise<StoredResult> {
  const row = await finished(db, scope).where('r.analysis_id', '=', analysisId).executeTakeFirst();
  if (row === undefined) throw notFound('该次分析的结果');
  return toResult(row);
}

/** The last finished analysis of each of these schemes. */
export async function listLatestResults(
  db: ScopedDb,
  scope: Scope,
  schemeIds: readonly string[],
): Promise<ReadonlyMap<string, StoredResult>> {
  if (schemeIds.length === 0) return new Map();
  const rows = await finished(db, scope)
    .distinctOn('r.scheme_id')
    .where('r.scheme_id', 'in', [...schemeIds])
    .orderBy('r.scheme_id')
    .orderBy('a.version', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.scheme_id, toResult(row)]));
}

/** Every finished analysis of a scheme, newest first. */
export async function listResults(db: ScopedDb, scope: Scope, schemeId: string): Promise<StoredResult[]> {
  const rows = await finished(db, scope).where('r.scheme_id', '=', schemeId).orderBy('a.version', 'desc').execute();
  return rows.map(toResult);
}

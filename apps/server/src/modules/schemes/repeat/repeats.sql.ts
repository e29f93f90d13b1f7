import { JobFault, JobState } from '@qingyuan/contract/jobs';
import { RepeatResult, type SchemeRepeat } from '@qingyuan/contract/scheme-report';
import type { Actor, Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

/** What is kept of a result beside outcome and digest. */
const Findings = RepeatResult.omit({ outcome: true, digest: true, recordedAt: true });

export interface StoredRepeat {
  readonly id: string;
  readonly schemeId: string;
  readonly analysisId: string;
}

export async function insertRepeat(
  db: ScopedDb,
  _scope: Scope,
  asked: StoredRepeat & { readonly area: string; readonly actor: Actor; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('scheme_repeat')
    .values({
      id: asked.id,
      scheme_id: asked.schemeId,
      analysis_id: asked.analysisId,
      area_code: asked.area,
      asked_by: asked.actor.userId,
      asker_name: asked.actor.name,
      agency_name: asked.actor.agency.name,
      asked_at: asked.at,
    })
    .execute();
}

/** @throws DomainError when there is none within the scope. */
export async function getRepeat(db: ScopedDb, scope: Scope, id: string): Promise<StoredRepeat> {
  const row = await db
    .selectFrom('scheme_repeat')
    .select(['id', 'scheme_id as schemeId', 'analysis_id as analysisId'])
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
  if (row === undefined) throw notFound('该次重复分析');
  return row;
}

export interface NewRepeatResult {
  readonly repeatId: string;
  readonly area: string;
  readonly result: Omit<RepeatResult, 'recordedAt'>;
  readonly at: Date;
}

export async function insertRepeatResult(db: ScopedDb, _scope: Scope, given: NewRepeatResult): Promise<void> {
  const { outcome, digest, ...findings } = given.result;
  await db
    .insertInto('scheme_repeat_result')
    .values({
      repeat_id: given.repeatId,
      area_code: given.area,
      recorded_at: given.at,
      outcome,
      digest: digest === null ? null : Buffer.from(digest, 'hex'),
      findings: JSON.stringify(findings),
    })
    .execute();
}

/** Every repetition of analyses of a scheme, newest first. */
export async function listRepeats(db: ScopedDb, scope: Scope, schemeId: string): Promise<SchemeRepeat[]> {
  const rows = await db
    .selectFrom('scheme_repeat as p')
    .innerJoin('job_run as j', 'j.id', 'p.id')
    .innerJoin('scheme_analysis as a', 'a.id', 'p.analysis_id')
    .innerJoin('scheme_result as r', 'r.analysis_id', 'p.analysis_id')
    .leftJoin('scheme_repeat_result as o', 'o.repeat_id', 'p.id')
    .select(['p.id', 'p.asker_name', 'p.agency_name', 'p.asked_at', 'a.version', 'r.digest as expected'])
    .select(['j.state', 'j.fault', 'o.outcome', 'o.digest', 'o.findings', 'o.recorded_at'])
    .where('p.scheme_id', '=', schemeId)
    .where(inScope(scope, 'p.area_code'))
    .orderBy('p.asked_at', 'desc')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    expected: row.expected.toString('hex'),
    askedBy: row.asker_name,
    agency: row.agency_name,
    askedAt: row.asked_at.toISOString(),
    // The result is recorded a moment before the job is marked done.
    state: row.outcome === null ? JobState.parse(row.state) : 'done',
    fault: JobFault.nullable().parse(row.fault),
    result: toResult(row),
  }));
}

interface ResultColumns {
  readonly outcome: string | null;
  readonly digest: Buffer | null;
  readonly findings: unknown;
  readonly recorded_at: Date | null;
}

function toResult({ outcome, digest, findings, recorded_at }: ResultColumns): RepeatResult | null {
  if (outcome === null || recorded_at === null) return null;
  return RepeatResult.parse({
    outcome,
    digest: digest?.toString('hex') ?? null,
    ...Findings.parse(findings),
    recordedAt: recorded_at.toISOString(),
  });
}

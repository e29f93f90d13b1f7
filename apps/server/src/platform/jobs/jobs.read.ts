import { type Job, JobFault, JobState } from '@qingyuan/contract/jobs';
import type { Scope } from '../access/actor.ts';
import { notFound } from '../access/errors.ts';
import type { ScopedDb } from '../db/scope.ts';
import { findJob, listJobs } from './jobs.sql.ts';

type Row = NonNullable<Awaited<ReturnType<typeof findJob>>>;

/** Long work with what only the server asks of it. */
export interface KnownJob extends Job {
  readonly areaCode: string;
  readonly createdBy: string;
}

/** @throws DomainError when there is no such work within the scope. */
export async function getJob(db: ScopedDb, scope: Scope, id: string): Promise<KnownJob> {
  const row = await findJob(db, scope, id);
  if (row === undefined) throw notFound('该项工作');
  return { ...present(row), areaCode: row.area_code, createdBy: row.created_by };
}

/** Work on a record, newest first. */
export function jobsOf(subject: { readonly type: string; readonly id: string }) {
  return async (db: ScopedDb, scope: Scope): Promise<Job[]> => (await listJobs(db, scope, subject)).map(present);
}

function present(row: Row): Job {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    state: JobState.parse(row.state),
    progress: row.progress,
    stage: row.stage,
    cancelAsked: row.cancel_asked,
    fault: JobFault.nullable().parse(row.fault),
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

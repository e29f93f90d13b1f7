import { CompiledQuery } from 'kysely';
import type { Scope } from '../access/actor.ts';
import { inScope, type ScopedDb } from '../db/scope.ts';

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  /** What the user reads, e.g. 导入会员表. */
  readonly title: string;
  readonly area: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly input: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

export interface JobFault {
  readonly id: string;
  readonly message: string;
  readonly hint?: string;
}

export type JobChange =
  | { readonly state: 'running'; readonly at: Date }
  | { readonly state: 'done'; readonly at: Date; readonly result: Readonly<Record<string, unknown>> }
  | { readonly state: 'failed'; readonly at: Date; readonly fault: JobFault }
  | { readonly state: 'cancelled'; readonly at: Date };

export async function insertJob(db: ScopedDb, scope: Scope, job: NewJob): Promise<void> {
  await db
    .insertInto('job_run')
    .values({
      id: job.id,
      kind: job.kind,
      title: job.title,
      area_code: job.area,
      subject_type: job.subject.type,
      subject_id: job.subject.id,
      input: JSON.stringify(job.input),
      state: 'queued',
      created_by: scope.actorId,
      created_at: job.at,
    })
    .execute();
}

export async function findJob(db: ScopedDb, scope: Scope, id: string) {
  return db.selectFrom('job_run').selectAll().where('id', '=', id).where(inScope(scope)).executeTakeFirst();
}

export async function listJobs(db: ScopedDb, scope: Scope, subject: NewJob['subject']) {
  return db
    .selectFrom('job_run')
    .selectAll()
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .where(inScope(scope))
    .orderBy('created_at', 'desc')
    .execute();
}

export async function changeJob(db: ScopedDb, scope: Scope, id: string, change: JobChange): Promise<void> {
  const times = change.state === 'running' ? { started_at: change.at } : { finished_at: change.at };
  await db
    .updateTable('job_run')
    .set({
      state: change.state,
      ...times,
      ...(change.state === 'done' ? { result: JSON.stringify(change.result), progress: 1 } : {}),
      ...(change.state === 'failed' ? { fault: JSON.stringify(change.fault) } : {}),
    })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}

/** Writes progress (0 to 1). @returns whether the user asked to cancel. */
export async function reportProgress(
  db: ScopedDb,
  scope: Scope,
  id: string,
  step: { readonly progress: number; readonly stage: string },
): Promise<boolean> {
  const row = await db
    .updateTable('job_run')
    .set(step)
    .where('id', '=', id)
    .where(inScope(scope))
    .returning('cancel_asked')
    .executeTakeFirst();
  return row?.cancel_asked ?? false;
}

/** @returns whether there was a job still to cancel. */
export async function askCancel(db: ScopedDb, scope: Scope, id: string): Promise<boolean> {
  const row = await db
    .updateTable('job_run')
    .set({ cancel_asked: true })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .where(inScope(scope))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets pg-boss write within the caller's transaction. */
export function bossDb(db: ScopedDb) {
  return {
    async executeSql(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}

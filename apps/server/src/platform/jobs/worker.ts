import type { PgBoss } from 'pg-boss';
import type { Actor } from '../access/actor.ts';
import { DomainError } from '../access/errors.ts';
import { withScope } from '../db/scope.ts';
import { findUserById } from '../identity/identity.sql.ts';
import type { Platform } from '../platform.ts';
import { changeJob, findJob, type JobChange, reportProgress } from './jobs.sql.ts';
import { QUEUE } from './queue.ts';

/** A kind of long work. It may be started again after a crash, so it must be safe to run twice. */
export interface JobKind {
  readonly name: string;
  readonly run: (job: JobContext) => Promise<Readonly<Record<string, unknown>>>;
}

export interface JobContext {
  readonly platform: Platform;
  /** The one who asked for the work, with the roles he has now. */
  readonly actor: Actor;
  readonly id: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly input: unknown;
  /** Aborted when the user cancels or the server stops. */
  readonly signal: AbortSignal;
  /** @param progress 0 to 1; written at most twice a second. */
  readonly progress: (progress: number, stage: string) => void;
}

const REPORT_MS = 500;

/** Takes jobs from the queue and runs them, one at a time. */
export class JobWorker {
  readonly #platform: Platform;
  readonly #boss: PgBoss;
  readonly #kinds: ReadonlyMap<string, JobKind>;
  readonly #stopping = new AbortController();

  constructor(platform: Platform, boss: PgBoss, kinds: readonly JobKind[]) {
    this.#platform = platform;
    this.#boss = boss;
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]));
  }

  async start(): Promise<void> {
    await this.#boss.start();
    await this.#boss.work<{ id: string; userId: string }>(QUEUE, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job !== undefined) await this.#run(job.data.id, job.data.userId);
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#boss.stop({ graceful: true, timeout: 5_000 });
  }

  async #run(id: string, userId: string): Promise<void> {
    const user = await findUserById(this.#platform.db, userId);
    if (user === undefined) return;
    const actor: Actor = { ...user.actor, via: 'job' };
    const row = await withScope(this.#platform.db, actor.scope, (db) => findJob(db, actor.scope, id));
    if (row === undefined || row.state === 'done' || row.state === 'cancelled') return;
    const cancel = new AbortController();
    const signal = AbortSignal.any([cancel.signal, this.#stopping.signal]);
    if (row.cancel_asked) return this.#change(actor, id, { state: 'cancelled', at: this.#now() });
    await this.#change(actor, id, { state: 'running', at: this.#now() });
    const report = this.#reporter(actor, id, cancel);
    try {
      const kind = this.#kinds.get(row.kind);
      if (kind === undefined) throw new Error(`no job kind ${row.kind}`);
      const subject = { type: row.subject_type, id: row.subject_id };
      const result = await kind.run({
        platform: this.#platform,
        actor,
        id,
        subject,
        input: row.input,
        signal,
        progress: report.set,
      });
      await report.stop();
      await this.#change(actor, id, { state: 'done', at: this.#now(), result });
    } catch (error) {
      await report.stop();
      await this.#fail({ actor, id, cancelled: cancel.signal.aborted }, error);
    }
  }

  async #fail(job: { actor: Actor; id: string; cancelled: boolean }, error: unknown): Promise<void> {
    if (job.cancelled) return this.#change(job.actor, job.id, { state: 'cancelled', at: this.#now() });
    // The server stops: the queue gives the job to the next worker.
    if (this.#stopping.signal.aborted) throw error;
    this.#platform.log.error({ err: error, job: job.id }, 'job failed');
    await this.#change(job.actor, job.id, { state: 'failed', at: this.#now(), fault: toFault(error) });
  }

  #reporter(actor: Actor, id: string, cancel: AbortController) {
    let latest = { progress: 0, stage: '' };
    let writing: Promise<void> = Promise.resolve();
    const write = async () => {
      const asked = await withScope(this.#platform.db, actor.scope, (db) =>
        reportProgress(db, actor.scope, id, latest),
      );
      if (asked) cancel.abort();
    };
    const timer = setInterval(() => {
      writing = writing.then(write).catch((error: unknown) => this.#platform.log.error({ err: error }, 'job progress'));
    }, REPORT_MS);
    return {
      set: (progress: number, stage: string) => {
        latest = { progress, stage };
      },
      stop: async () => {
        clearInterval(timer);
        await writing;
      },
    };
  }

  #change(actor: Actor, id: string, change: JobChange): Promise<void> {
    return withScope(this.#platform.db, actor.scope, (db) => changeJob(db, actor.scope, id, change));
  }

  #now(): Date {
    return this.#platform.clock();
  }
}

/** Faults of input explain themselves; others say nothing outside. */
function toFault(error: unknown) {
  if (error instanceof DomainError) return { id: error.id, message: error.message };
  if (error instanceof Error && 'hint' in error && 'id' in error) {
    return { id: String(error.id), message: error.message, hint: String(error.hint) };
  }
  return { id: 'internal', message: '处理时出现故障，请重试；如反复出现，请联系系统管理员。' };
}

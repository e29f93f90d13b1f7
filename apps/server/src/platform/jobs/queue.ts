import { PgBoss } from 'pg-boss';
import type { Scope } from '../access/actor.ts';
import type { ScopedDb } from '../db/scope.ts';
import type { Log } from '../log/log.ts';
import { bossDb, insertJob, type NewJob } from './jobs.sql.ts';

/** All long work goes through one queue; the kind stands in the job. */
export const QUEUE = 'jobs';
export const BOSS_SCHEMA = 'pgboss';

/** Puts long work into the queue, in the transaction of the command that asks for it. */
export interface JobQueue {
  enqueue(db: ScopedDb, scope: Scope, job: NewJob): Promise<void>;
}

/** pg-boss as the application's role sees it: it never changes the schema. */
export function createBoss(url: string, log: Log): PgBoss {
  const boss = new PgBoss({ connectionString: url, schema: BOSS_SCHEMA, migrate: false, createSchema: false, max: 3 });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  return boss;
}

export function jobQueue(boss: PgBoss): JobQueue {
  return {
    async enqueue(db, scope, job) {
      await insertJob(db, scope, job);
      await boss.send(QUEUE, { id: job.id, userId: scope.actorId }, { id: job.id, db: bossDb(db) });
    },
  };
}

/** Creates pg-boss's schema and the queue as owner, and lets the application use them. */
export async function migrateQueue(adminUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: adminUrl,
    schema: BOSS_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    // A worker that stops beating for this long is gone; its job is taken up again.
    const settings = { heartbeatSeconds: 20, expireInSeconds: 6 * 3600, retryLimit: 2, retryDelay: 1 };
    if ((await boss.getQueue(QUEUE)) === null) await boss.createQueue(QUEUE, settings);
  } finally {
    await boss.stop({ graceful: false });
  }
}

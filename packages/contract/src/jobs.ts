import { z } from 'zod';
import { Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';

export const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** What went wrong, in words for the user, and what to do about it. */
export const JobFault = z.object({ id: z.string(), message: z.string(), hint: z.string().optional() });
export type JobFault = z.infer<typeof JobFault>;

/** Long work (import, analysis) that a user asked for. */
export const Job = z.object({
  id: RecordId,
  kind: z.string(),
  title: z.string(),
  subjectType: z.string(),
  subjectId: RecordId,
  state: JobState,
  /** 0 to 1. */
  progress: z.number().min(0).max(1),
  /** Code of the step under way; screens translate it. Empty before the first. */
  stage: z.string(),
  /** The user asked to cancel; the work stops at the next safe point. */
  cancelAsked: z.boolean(),
  /** Present when failed. */
  fault: JobFault.nullable(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});
export type Job = z.infer<typeof Job>;

export const getJob = endpoint({
  method: 'GET',
  path: '/jobs/:id',
  summary: 'State and progress of long work',
  params: z.object({ id: RecordId }),
  response: Job,
});

export const listJobs = endpoint({
  method: 'GET',
  path: '/jobs',
  summary: 'Long work on a record, newest first',
  query: z.object({ subjectType: z.string().min(1).max(40), subjectId: RecordId }),
  response: z.array(Job),
});

export const cancelJob = endpoint({
  method: 'POST',
  path: '/jobs/:id/cancel',
  summary: 'Ask running or waiting work to stop; nothing of it stays',
  params: z.object({ id: RecordId }),
  body: z.object({}),
  response: z.object({ id: RecordId }),
});

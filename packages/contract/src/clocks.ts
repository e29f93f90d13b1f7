import { z } from 'zod';
import { Instant } from './common.ts';
import { Citation, Localized } from './law.ts';

/** unknown = the end cannot be reckoned, `problem` says why. */
export const DueState = z.enum(['running', 'near', 'overdue', 'stopped', 'unknown']);
export type DueState = z.infer<typeof DueState>;

/** A statutory period that runs, or ran, for a record. */
export const Clock = z.object({
  ruleId: z.string(),
  ruleVersion: z.string(),
  title: Localized,
  citation: Citation,
  startedAt: Instant,
  /** The last moment in time; null if it cannot be reckoned. */
  dueAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  state: DueState,
  /** Working days left after today; negative = overdue by so many; null when stopped or unknown. */
  remainingWorkingDays: z.number().int().nullable(),
  /** Why the end is not known, e.g. `calendar-missing:2027`. */
  problem: z.string().nullable(),
});
export type Clock = z.infer<typeof Clock>;

import { z } from 'zod';
import { Instant, PlainDateText, RecordId } from './common.ts';
import { ApprovalCode, Citation, Localized } from './law.ts';

/** suspended = stands still; unknown = the end cannot be reckoned, `problem` says why. */
export const DueState = z.enum(['running', 'near', 'overdue', 'suspended', 'stopped', 'unknown']);
export type DueState = z.infer<typeof DueState>;

/** 延长, 中止计算. */
export const ClockChangeKind = z.enum(['extension', 'suspension']);
export type ClockChangeKind = z.infer<typeof ClockChangeKind>;

/** `ended`: a suspension that is over. */
export const ClockChangeState = z.enum(['asked', 'granted', 'refused', 'ended']);
export type ClockChangeState = z.infer<typeof ClockChangeState>;

/** An extension or suspension that was asked for, and what the head decided. */
export const ClockChange = z.object({
  id: RecordId,
  kind: ClockChangeKind,
  /** The extension, or the ground of the suspension, in the words of the law data. */
  title: Localized,
  reason: z.string(),
  state: ClockChangeState,
  askedName: z.string(),
  askedAt: Instant,
  decidedName: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decisionReason: z.string().nullable(),
  /** First and last day that are not counted. */
  fromDay: PlainDateText.nullable(),
  toDay: PlainDateText.nullable(),
});
export type ClockChange = z.infer<typeof ClockChange>;

/** A statutory period that runs, or ran, for a record. */
export const Clock = z.object({
  id: RecordId,
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
  changes: z.array(ClockChange),
  /** What the law still lets one ask for; empty once the clock has stopped. */
  extensions: z.array(z.object({ id: z.string(), title: Localized, approval: ApprovalCode })),
  suspensions: z.array(z.object({ id: z.string(), title: Localized })),
});
export type Clock = z.infer<typeof Clock>;

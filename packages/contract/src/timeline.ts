import { z } from 'zod';
import { Instant } from './common.ts';

/** Something that was done to a record; its time line shows them in order. */
export const TimelineEntry = z.object({
  id: z.number().int(),
  /** Name of the act, e.g. `tip.accept`. */
  command: z.string(),
  actorName: z.string(),
  agencyName: z.string(),
  at: Instant,
  reason: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

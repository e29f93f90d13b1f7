import { z } from 'zod';

/** Record ids are client- or server-made UUIDs. */
export const RecordId = z.uuid();

/** Statistical area code of 6 (county), 9 (township), 12 (village) digits or a grid cell below. */
export const AreaCode = z.string().regex(/^\d{6}(\d{3}(\d{3}(-\d{2,3})?)?)?$/u);
export type AreaCode = z.infer<typeof AreaCode>;

/** An instant as ISO 8601 with offset. */
export const Instant = z.iso.datetime({ offset: true });

/** A calendar date `YYYY-MM-DD`. */
export const PlainDateText = z.iso.date();

export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A page of rows with the count of all that match. */
export function page<T extends z.ZodType>(row: T) {
  return z.object({ total: z.number().int(), rows: z.array(row) });
}

/** A record with what the signed-in user may do to it; screens show only these actions. */
export function presented<T extends z.ZodType>(data: T) {
  return z.object({ data, can: z.array(z.string()) });
}

/** RFC 9457 problem, with an id that screens and tests can rely on. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** Field errors: path and what to do. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

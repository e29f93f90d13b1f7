import { z } from 'zod';
import { AreaCode, Instant, page, PageQuery, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LeadState } from './leads.ts';

/** What was at a place before: a confirmed lead, in what state it is, how long ago it was confirmed. */
export const EarlierAtPlace = z.object({
  leadId: RecordId,
  title: z.string(),
  state: LeadState,
  areaName: z.string(),
  /** The address as it was written. */
  address: z.string(),
  /** The same room, not only the same building. */
  sameRoom: z.boolean(),
  verifiedAt: Instant,
  daysAgo: z.number().int(),
});
export type EarlierAtPlace = z.infer<typeof EarlierAtPlace>;

export const checkPlace = endpoint({
  method: 'GET',
  path: '/recurrence/place',
  summary: 'What was confirmed at this place within the window of the rule (打反复)',
  query: z.object({
    areaCode: AreaCode,
    address: z.string().trim().min(1).max(500),
  }),
  response: z.object({ windowMonths: z.number().int(), earlier: z.array(EarlierAtPlace) }),
});

export const getLeadRecurrence = endpoint({
  method: 'GET',
  path: '/recurrence/leads/:id',
  summary: 'What was confirmed at the places of a lead within the window before it came in',
  params: z.object({ id: RecordId }),
  response: z.object({ windowMonths: z.number().int(), earlier: z.array(EarlierAtPlace) }),
});

export const RecurrenceRow = z.object({
  /** Of the place: county and folded building. */
  id: z.string(),
  address: z.string(),
  areaCode: AreaCode,
  areaName: z.string(),
  /** What came up again, the newest first. */
  again: z.array(
    z.object({ leadId: RecordId, title: z.string(), state: LeadState, registeredAt: Instant, areaName: z.string() }),
  ),
  /** What was there before, the newest first. */
  before: z.array(EarlierAtPlace),
});
export type RecurrenceRow = z.infer<typeof RecurrenceRow>;

export const listRecurrences = endpoint({
  method: 'GET',
  path: '/recurrence',
  summary: 'Places that came back within the window of the rule, by area, the newest first',
  query: PageQuery.extend({ area: AreaCode.optional() }),
  response: page(RecurrenceRow).extend({ windowMonths: z.number().int() }),
});

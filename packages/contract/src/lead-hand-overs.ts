import { z } from 'zod';
import { Clock } from './clocks.ts';
import { AreaCode, Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LeadGrade, MarkKind } from './leads.ts';

const Reason = z.string().trim().min(2).max(1000);
const AtHandOver = z.object({ handOverId: RecordId });

/** 待签收, 已签收, 已退回, 已撤回, 管辖争议, 已指定管辖. */
export const HandOverState = z.enum(['sent', 'received', 'refused', 'withdrawn', 'disputed', 'designated']);
export type HandOverState = z.infer<typeof HandOverState>;

/** `receive` and `refuse` by the area it was sent to, `withdraw` and `dispute` by the sender, `designate` by the common superior. */
export const HandOverAction = z.enum(['receive', 'refuse', 'withdraw', 'dispute', 'designate']);
export type HandOverAction = z.infer<typeof HandOverAction>;

const Place = z.object({ code: AreaCode, name: z.string() });

/** A hand-over as both areas see it: nothing of the lead beyond what was sent. */
export const HandOver = z.object({
  id: RecordId,
  leadId: RecordId,
  from: Place,
  fromAgency: z.string(),
  to: Place,
  title: z.string(),
  summary: z.string(),
  grade: LeadGrade,
  marks: z.array(z.object({ kind: MarkKind, shown: z.string() })),
  reason: z.string(),
  state: HandOverState,
  sentName: z.string(),
  sentAt: Instant,
  answeredName: z.string().nullable(),
  answeredAgency: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answerReason: z.string().nullable(),
  /** Number on the receipt. */
  receiptNumber: z.string().nullable(),
  /** The lead of the area that took it. */
  newLeadId: RecordId.nullable(),
  disputedName: z.string().nullable(),
  disputedAt: Instant.nullable(),
  disputeReason: z.string().nullable(),
  superior: Place.nullable(),
  decidedName: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedArea: Place.nullable(),
  decisionReason: z.string().nullable(),
  /** The period for agreeing on a disputed competence, from the refusal on. */
  clock: Clock.nullable(),
  can: z.array(HandOverAction),
});
export type HandOver = z.infer<typeof HandOver>;

export const listHandOvers = endpoint({
  method: 'GET',
  path: '/lead-hand-overs',
  summary: 'Hand-overs to and from the jurisdiction, newest first; all of one lead, or those still open',
  query: z.object({ lead: RecordId.optional(), open: z.enum(['true']).optional() }),
  response: z.object({ rows: z.array(HandOver) }),
});

export const listHandOverAreas = endpoint({
  method: 'GET',
  path: '/leads/:id/hand-over-areas',
  summary: 'Areas to which the lead may be handed over: the other counties and the level above',
  params: z.object({ id: RecordId }),
  response: z.object({ areas: z.array(Place.extend({ above: z.boolean() })) }),
});

export const sendHandOver = endpoint({
  method: 'POST',
  path: '/leads/:id/hand-overs',
  summary: 'Hand the lead over to another area or to the level above',
  params: z.object({ id: RecordId }),
  body: z.object({ handOverId: RecordId, toArea: AreaCode, reason: Reason }),
  response: z.object({ id: RecordId, state: HandOverState }),
});

const Moved = z.object({ id: RecordId, state: HandOverState });

export const receiveHandOver = endpoint({
  method: 'POST',
  path: '/lead-hand-overs/:handOverId/receive',
  summary: 'Take the lead over; it becomes a lead of this area and the sender gets a receipt',
  params: AtHandOver,
  body: z.object({ leadId: RecordId }),
  response: Moved,
});

export const refuseHandOver = endpoint({
  method: 'POST',
  path: '/lead-hand-overs/:handOverId/refuse',
  summary: 'Refuse with a reason; the lead stays with the sender, the period for agreeing begins',
  params: AtHandOver,
  body: z.object({ reason: Reason }),
  response: Moved,
});

export const withdrawHandOver = endpoint({
  method: 'POST',
  path: '/lead-hand-overs/:handOverId/withdraw',
  summary: 'Keep the lead: take the hand-over back, or accept its refusal',
  params: AtHandOver,
  body: z.object({ reason: Reason }),
  response: Moved,
});

export const disputeHandOver = endpoint({
  method: 'POST',
  path: '/lead-hand-overs/:handOverId/dispute',
  summary: 'Ask the common superior to designate who is competent',
  params: AtHandOver,
  body: z.object({ reason: Reason }),
  response: Moved,
});

export const designateArea = endpoint({
  method: 'POST',
  path: '/lead-hand-overs/:handOverId/designate',
  summary: 'Designate the competent area; the sender keeps the lead, or the other area gets it',
  params: AtHandOver,
  body: z.object({ area: AreaCode, leadId: RecordId, reason: Reason }),
  response: Moved,
});

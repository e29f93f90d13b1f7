import { z } from 'zod';
import { Clock, DueState } from './clocks.ts';
import { AreaCode, Instant, page, PageQuery, PlainDateText, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { TimelineEntry } from './timeline.ts';
import { TipFile } from './tips-files.ts';
import { TipComplaint, TipDetails } from './tips-registration.ts';
import { IdentityOpening, ReporterIdentity } from './tips-identity.ts';

/** How a tip came in: 举报网站, 来电, 来信, 来访, 媒体, 网络, 部门移交. */
export const TipChannel = z.enum(['web', 'phone', 'letter', 'visit', 'media', 'online', 'handed_over']);
export type TipChannel = z.infer<typeof TipChannel>;

/** What it is about: 聚集（窝点、听课）, 网络传销, 发展下线, 限制人身自由, 提供出租屋等条件, 其他. */
export const TipKind = z.enum(['gathering', 'online', 'recruiting', 'confinement', 'housing', 'other']);
export type TipKind = z.infer<typeof TipKind>;

/** 待受理, 待补充, 已受理（转线索）, 不予受理, 已并入. */
export const TipState = z.enum(['received', 'asked', 'accepted', 'rejected', 'merged']);
export type TipState = z.infer<typeof TipState>;

/** `write` and `write-more` are the reporter's; `ask-identity` stands in `can` beside the workflow's acts. */
export const TipAction = z.enum(['accept', 'reject', 'merge', 'ask', 'follow-up', 'write', 'write-more']);
export type TipAction = z.infer<typeof TipAction>;

/** Lengths in characters; the tip line, the server and the database keep the same. */
export const TIP_LIMITS = { what: 4000, place: 500, who: 1000, contact: 500, message: 2000 } as const;

export const TipRow = z.object({
  id: RecordId,
  /** Made from kind and area; holds no words of the reporter. */
  title: z.string(),
  areaCode: AreaCode,
  areaName: z.string(),
  channel: TipChannel,
  kind: TipKind,
  state: TipState,
  receivedAt: Instant,
  /** The reporter wrote after the office last did. */
  unread: z.boolean(),
  /** Who the reporter is or how to reach him is kept, sealed. */
  hasContact: z.boolean(),
  /** 实名: a name was given. */
  named: z.boolean(),
  /** The running clock that ends first. */
  dueAt: Instant.nullable(),
  dueState: DueState.nullable(),
});
export type TipRow = z.infer<typeof TipRow>;

export const TipMessage = z.object({
  id: z.number().int(),
  author: z.enum(['reporter', 'office']),
  /** Officer's name; null for the reporter. */
  authorName: z.string().nullable(),
  text: z.string(),
  at: Instant,
});
export type TipMessage = z.infer<typeof TipMessage>;

export const TipDetail = TipRow.extend({
  what: z.string(),
  place: z.string(),
  who: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  /** The reporter can read answers at the tip line. */
  canReply: z.boolean(),
  /** Officer who entered it; null if it came from the tip line. */
  registeredBy: z.string().nullable(),
  leadId: RecordId.nullable(),
  mergedInto: RecordId.nullable(),
  messages: z.array(TipMessage),
  files: z.array(TipFile),
  /** How it came, by channel. */
  details: TipDetails,
  /** 投诉 that was split from it. */
  complaint: TipComplaint.nullable(),
  /** Requests to open the reporter's identity, newest first. */
  openings: z.array(IdentityOpening),
  clocks: z.array(Clock),
  timeline: z.array(TimelineEntry),
});
export type TipDetail = z.infer<typeof TipDetail>;

export const listTips = endpoint({
  method: 'GET',
  path: '/tips',
  summary: 'Tips of the jurisdiction, newest first',
  query: PageQuery.extend({
    /** In title, what, place or who. */
    text: z.string().trim().max(50).optional(),
    state: TipState.optional(),
    channel: TipChannel.optional(),
    kind: TipKind.optional(),
    area: AreaCode.optional(),
    receivedFrom: PlainDateText.optional(),
    /** The day included. */
    receivedTo: PlainDateText.optional(),
  }),
  response: page(TipRow),
});

export const getTip = endpoint({
  method: 'GET',
  path: '/tips/:id',
  summary: 'A tip with its conversation, clocks and time line',
  params: z.object({ id: RecordId }),
  response: presented(TipDetail),
});

const Text = (min: number, max: number) => z.string().trim().min(min).max(max);
const AtTip = z.object({ id: RecordId });
const Moved = z.object({ id: RecordId, state: TipState });

export const registerTip = endpoint({
  method: 'POST',
  path: '/tips',
  summary: 'Enter a tip that came by phone, letter, visit, media, online or from another agency',
  body: z.object({
    id: RecordId,
    areaCode: AreaCode,
    channel: TipChannel.exclude(['web']),
    kind: TipKind,
    what: Text(4, TIP_LIMITS.what),
    place: Text(0, TIP_LIMITS.place).default(''),
    who: Text(0, TIP_LIMITS.who).default(''),
    /** Who the reporter is and how to reach him; sealed at once. */
    identity: ReporterIdentity.optional(),
    details: TipDetails.optional(),
    /** When it was received, if not now; starts the clock. */
    receivedAt: Instant.optional(),
  }),
  response: Moved,
});

export const acceptTip = endpoint({
  method: 'POST',
  path: '/tips/:id/accept',
  summary: 'Accept the tip: it becomes a lead',
  params: AtTip,
  body: z.object({
    /** Id of the lead to be. */
    leadId: RecordId,
    title: Text(4, 100),
    summary: Text(2, 2000),
    /** Where the lead belongs; the tip's area if not given. */
    areaCode: AreaCode.optional(),
  }),
  response: Moved.extend({ leadId: RecordId }),
});

export const rejectTip = endpoint({
  method: 'POST',
  path: '/tips/:id/reject',
  summary: 'Do not accept the tip; `answer` is what the reporter reads',
  params: AtTip,
  body: z.object({ reason: Text(2, 1000), answer: Text(2, TIP_LIMITS.message).optional() }),
  response: Moved,
});

export const mergeTip = endpoint({
  method: 'POST',
  path: '/tips/:id/merge',
  summary: 'Merge a duplicate into the tip that came first',
  params: AtTip,
  body: z.object({ into: RecordId, reason: Text(2, 1000) }),
  response: Moved,
});

export const askReporter = endpoint({
  method: 'POST',
  path: '/tips/:id/ask',
  summary: 'Ask the reporter; the tip waits for the answer',
  params: AtTip,
  body: z.object({ message: Text(2, TIP_LIMITS.message) }),
  response: Moved,
});

export const followUpTip = endpoint({
  method: 'POST',
  path: '/tips/:id/follow-up',
  summary: 'Write to the reporter of an accepted tip',
  params: AtTip,
  body: z.object({ message: Text(2, TIP_LIMITS.message) }),
  response: Moved,
});

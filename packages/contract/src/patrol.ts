import { z } from 'zod';
import { Clock, DueState } from './clocks.ts';
import { AreaCode, Instant, page, PageQuery, PlainDateText, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LeadGrade } from './leads.ts';
import { TimelineEntry } from './timeline.ts';

/** 网站, 应用程序, 公众号等账号, 群组. */
export const OnlineKind = z.enum(['website', 'app', 'account', 'group']);
export type OnlineKind = z.infer<typeof OnlineKind>;

/** 已发现, 已固定证据, 已移送通信管理部门, 已处置, 回查未见上线, 重新上线, 排除. */
export const OnlineState = z.enum(['found', 'fixed', 'referred', 'handled', 'gone', 'back', 'dismissed']);
export type OnlineState = z.infer<typeof OnlineState>;

export const OnlineAction = z.enum(['fix', 'refer', 'answer', 'check-gone', 'check-back', 'dismiss', 'take-up']);
export type OnlineAction = z.infer<typeof OnlineAction>;

/** What `can` of an object may hold beside the workflow's acts. */
export const OnlineAddition = z.enum(['make-lead', 'export']);

/** 截图, 网页存档, 录屏, 安装包. */
export const CaptureMethod = z.enum(['screenshot', 'archive', 'recording', 'package']);
export type CaptureMethod = z.infer<typeof CaptureMethod>;

/** 关停, 屏蔽, 下架删除, 责令整改, 未处置. */
export const TelecomMeasure = z.enum(['closed', 'blocked', 'removed', 'rectified', 'none']);
export type TelecomMeasure = z.infer<typeof TelecomMeasure>;

const Text = (min: number, max: number) => z.string().trim().min(min).max(max);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

export const PatrolRow = z.object({
  id: RecordId,
  areaCode: AreaCode,
  areaName: z.string(),
  officerName: z.string(),
  agencyName: z.string(),
  platform: z.string(),
  words: z.array(z.string()),
  result: z.string(),
  beganAt: Instant,
  endedAt: Instant,
  /** Objects seen on this patrol. */
  objects: z.number().int(),
});
export type PatrolRow = z.infer<typeof PatrolRow>;

/** A disguise of the dictionary that occurs in name or description. */
export const DisguiseHit = z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) });

export const OnlineRow = z.object({
  id: RecordId,
  kind: OnlineKind,
  name: z.string(),
  address: z.string(),
  platform: z.string(),
  areaCode: AreaCode,
  areaName: z.string(),
  disguises: z.array(DisguiseHit),
  state: OnlineState,
  timesBack: z.number().int(),
  foundAt: Instant,
  leadId: RecordId.nullable(),
  dueAt: Instant.nullable(),
  dueState: DueState.nullable(),
});
export type OnlineRow = z.infer<typeof OnlineRow>;

export const OnlineSighting = z.object({
  id: RecordId,
  patrolId: RecordId.nullable(),
  address: z.string(),
  note: z.string(),
  officerName: z.string(),
  at: Instant,
});

export const OnlineCapture = z.object({
  id: RecordId,
  name: z.string(),
  size: z.number().int(),
  sha256: Sha256,
  sm3: Sha256,
  method: CaptureMethod,
  officers: z.array(z.string()),
  witness: z.string().nullable(),
  takenAt: Instant,
  sealedAt: Instant,
});
export type OnlineCapture = z.infer<typeof OnlineCapture>;

export const OnlineReferral = z.object({
  id: RecordId,
  number: z.string(),
  letterOn: PlainDateText,
  addressee: z.string(),
  request: z.string(),
  sender: z.string(),
  at: Instant,
  answeredAt: Instant.nullable(),
  answer: z.string().nullable(),
  measure: TelecomMeasure.nullable(),
});
export type OnlineReferral = z.infer<typeof OnlineReferral>;

export const OnlineCheck = z.object({
  id: RecordId,
  up: z.boolean(),
  note: z.string(),
  officerName: z.string(),
  at: Instant,
});

export const OnlineDetail = OnlineRow.extend({
  /** The folded form by which the same thing is recognised. */
  identity: z.string(),
  operator: z.string(),
  icp: z.string(),
  hostPlace: z.string(),
  description: z.string(),
  foundBy: z.string(),
  /** id@version of the dictionary that sorted it. */
  dictionary: z.string(),
  sightings: z.array(OnlineSighting),
  captures: z.array(OnlineCapture),
  referrals: z.array(OnlineReferral),
  checks: z.array(OnlineCheck),
  clocks: z.array(Clock),
  timeline: z.array(TimelineEntry),
});
export type OnlineDetail = z.infer<typeof OnlineDetail>;

export const listPatrols = endpoint({
  method: 'GET',
  path: '/patrols',
  summary: 'Online patrols of the jurisdiction, newest first',
  query: PageQuery.extend({
    /** In words, platform or result. */
    text: z.string().trim().max(50).optional(),
    area: AreaCode.optional(),
    beganFrom: PlainDateText.optional(),
    /** The day included. */
    beganTo: PlainDateText.optional(),
  }),
  response: page(PatrolRow),
});

export const getPatrol = endpoint({
  method: 'GET',
  path: '/patrols/:id',
  summary: 'A patrol with the objects seen on it',
  params: z.object({ id: RecordId }),
  response: presented(PatrolRow.extend({ seen: z.array(OnlineRow) })),
});

export const recordPatrol = endpoint({
  method: 'POST',
  path: '/patrols',
  summary: 'Enter what was searched where, and with what result',
  body: z.object({
    id: RecordId,
    areaCode: AreaCode,
    platform: Text(1, 100),
    words: z.array(Text(1, 50)).min(1).max(50),
    result: Text(1, 2000),
    beganAt: Instant,
    endedAt: Instant,
  }),
  response: z.object({ id: RecordId }),
});

export const listOnlineObjects = endpoint({
  method: 'GET',
  path: '/online-objects',
  summary: 'Sites, apps, accounts and groups found, newest first',
  query: PageQuery.extend({
    /** In name, address, operator or description; an address is also looked for in its folded form. */
    text: z.string().trim().max(200).optional(),
    state: OnlineState.optional(),
    kind: OnlineKind.optional(),
    /** Id of a disguise. */
    disguise: z.string().max(60).optional(),
    area: AreaCode.optional(),
    foundFrom: PlainDateText.optional(),
    foundTo: PlainDateText.optional(),
  }),
  response: page(OnlineRow),
});

const AtObject = z.object({ id: RecordId });
const Moved = z.object({ id: RecordId, state: OnlineState });

export const getOnlineObject = endpoint({
  method: 'GET',
  path: '/online-objects/:id',
  summary: 'An object with its sightings, evidence, letters, re-checks, clocks and time line',
  params: AtObject,
  response: presented(OnlineDetail),
});

const Thing = z.object({
  kind: OnlineKind,
  /** Domain or address, package name, name or number of an account or group. */
  address: Text(2, 500),
  /** Where an account or group lives. */
  platform: Text(0, 100).default(''),
});

export const findKnownObject = endpoint({
  method: 'GET',
  path: '/online-objects/known',
  summary: 'Whether the same thing is recorded already, however its address was written',
  query: Thing.extend({ areaCode: AreaCode }),
  response: z.object({
    /** Null where the text cannot be an address of its kind. */
    identity: z.string().nullable(),
    known: z.array(OnlineRow),
  }),
});

export const recordObject = endpoint({
  method: 'POST',
  path: '/online-objects',
  summary: 'Enter a find; what is known in the county already gets a further sighting instead',
  body: Thing.extend({
    id: RecordId,
    areaCode: AreaCode,
    name: Text(1, 200),
    operator: Text(0, 200).default(''),
    icp: Text(0, 60).default(''),
    hostPlace: Text(0, 100).default(''),
    description: Text(0, 4000).default(''),
    patrolId: RecordId.optional(),
  }),
  response: Moved.extend({ known: z.boolean() }),
});

/** Sent with the file: JSON in the form field `data`, before the file. */
export const CaptureFields = z.object({
  id: RecordId,
  method: CaptureMethod,
  officers: z.array(Text(2, 40)).min(2).max(6),
  witness: Text(2, 40).optional(),
  takenAt: Instant,
});
export type CaptureFields = z.infer<typeof CaptureFields>;

export const fixObject = endpoint({
  method: 'POST',
  path: '/online-objects/:id/fix',
  summary: 'Fix the object as evidence: seal a screenshot, archive, recording or package with its digests',
  params: AtObject,
  response: Moved.extend({ sha256: Sha256, sm3: Sha256 }),
});

export const exportCapture = endpoint({
  method: 'GET',
  path: '/online-objects/:id/captures/:captureId',
  summary: 'The sealed file, with a trace of who took it out and why',
  params: AtObject.extend({ captureId: RecordId }),
  query: z.object({ purpose: Text(2, 200) }),
  response: z.unknown(),
});

export const referObject = endpoint({
  method: 'POST',
  path: '/online-objects/:id/refer',
  summary: 'Refer the object to the telecom regulator by a letter with number and date',
  params: AtObject,
  body: z.object({
    referralId: RecordId,
    number: Text(2, 60),
    letterOn: PlainDateText,
    addressee: Text(2, 100),
    request: Text(2, 2000),
  }),
  response: Moved,
});

export const downloadLetter = endpoint({
  method: 'GET',
  path: '/online-objects/:id/referrals/:referralId/letter',
  summary: 'The letter to the telecom regulator as a document (.docx)',
  params: AtObject.extend({ referralId: RecordId }),
  response: z.unknown(),
});

export const answerReferral = endpoint({
  method: 'POST',
  path: '/online-objects/:id/answer',
  summary: 'Enter what the telecom regulator did',
  params: AtObject,
  body: z.object({ measure: TelecomMeasure, answer: Text(2, 2000), answeredAt: Instant }),
  response: Moved,
});

export const checkObject = endpoint({
  method: 'POST',
  path: '/online-objects/:id/check',
  summary: 'Enter a re-check: up again, or not',
  params: AtObject,
  body: z.object({ checkId: RecordId, up: z.boolean(), note: Text(2, 1000) }),
  response: Moved,
});

export const dismissObject = endpoint({
  method: 'POST',
  path: '/online-objects/:id/dismiss',
  summary: 'Find that it has nothing to do with pyramid selling',
  params: AtObject,
  body: z.object({ reason: Text(2, 1000) }),
  response: Moved,
});

export const takeUpObject = endpoint({
  method: 'POST',
  path: '/online-objects/:id/take-up',
  summary: 'Take a dismissed object up again',
  params: AtObject,
  body: z.object({ reason: Text(2, 1000) }),
  response: Moved,
});

export const makeLeadOfObject = endpoint({
  method: 'POST',
  path: '/online-objects/:id/lead',
  summary: 'Make the object a lead (source online patrol)',
  params: AtObject,
  body: z.object({
    leadId: RecordId,
    title: Text(4, 100),
    summary: Text(2, 2000),
    grade: LeadGrade.default('ordinary'),
  }),
  response: Moved.extend({ leadId: RecordId }),
});

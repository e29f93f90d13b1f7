import { z } from 'zod';
import { Clock, DueState } from './clocks.ts';
import { AreaCode, Instant, page, PageQuery, PlainDateText, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { TimelineEntry } from './timeline.ts';

/** 待核查, 核查中, 属实, 不属实, 已立案, 已移送. */
export const LeadState = z.enum(['received', 'verifying', 'confirmed', 'refuted', 'in_case', 'handed_over']);
export type LeadState = z.infer<typeof LeadState>;

/** `take` happens when a case is opened from the lead. */
export const LeadAction = z.enum(['start', 'confirm', 'refute', 'hand-over', 'take']);
export type LeadAction = z.infer<typeof LeadAction>;

/** What `can` of a lead may hold beside the workflow's acts: the lead is confirmed and a case may be opened from it. */
export const LeadAddition = z.enum(['open-case']);

/** 群众举报, 摸排发现, 部门移交, 媒体, 网上巡查, 主动筛查, 其他. */
export const LeadSource = z.enum(['tip', 'sweep', 'handed_over', 'media', 'online_patrol', 'screening', 'other']);
export type LeadSource = z.infer<typeof LeadSource>;

/** 一般, 重要, 重大. */
export const LeadGrade = z.enum(['ordinary', 'important', 'major']);
export type LeadGrade = z.infer<typeof LeadGrade>;

const Text = (min: number, max: number) => z.string().trim().min(min).max(max);

/** What the verification found: 组织、人员、窝点、规模、动态. */
export const Assessment = z.object({
  organisation: Text(1, 1000),
  people: Text(1, 1000),
  hideouts: Text(1, 1000),
  scale: Text(1, 1000),
  developments: Text(1, 1000),
});
export type Assessment = z.infer<typeof Assessment>;

export const LeadRow = z.object({
  id: RecordId,
  title: z.string(),
  areaCode: AreaCode,
  areaName: z.string(),
  source: LeadSource,
  grade: LeadGrade,
  state: LeadState,
  registeredAt: Instant,
  /** Officer who verifies it. */
  verifierName: z.string().nullable(),
  /** The running clock that ends first. */
  dueAt: Instant.nullable(),
  dueState: DueState.nullable(),
});
export type LeadRow = z.infer<typeof LeadRow>;

export const LeadDetail = LeadRow.extend({
  summary: z.string(),
  tipId: RecordId.nullable(),
  caseId: RecordId.nullable(),
  /** Agency it was handed over to. */
  handedOverTo: z.string().nullable(),
  /** Filled when confirmed. */
  assessment: Assessment.nullable(),
  verifiedAt: Instant.nullable(),
  clocks: z.array(Clock),
  timeline: z.array(TimelineEntry),
});
export type LeadDetail = z.infer<typeof LeadDetail>;

export const listLeads = endpoint({
  method: 'GET',
  path: '/leads',
  summary: 'Leads of the jurisdiction, newest first',
  query: PageQuery.extend({
    /** In title or summary. */
    text: z.string().trim().max(50).optional(),
    state: LeadState.optional(),
    source: LeadSource.optional(),
    grade: LeadGrade.optional(),
    area: AreaCode.optional(),
    registeredFrom: PlainDateText.optional(),
    /** The day included. */
    registeredTo: PlainDateText.optional(),
  }),
  response: page(LeadRow),
});

export const getLead = endpoint({
  method: 'GET',
  path: '/leads/:id',
  summary: 'A lead with its assessment, clocks and time line',
  params: z.object({ id: RecordId }),
  response: presented(LeadDetail),
});

const AtLead = z.object({ id: RecordId });
const Moved = z.object({ id: RecordId, state: LeadState });

export const createLead = endpoint({
  method: 'POST',
  path: '/leads',
  summary: 'Register a lead that does not come from a tip',
  body: z.object({
    id: RecordId,
    areaCode: AreaCode,
    source: LeadSource.exclude(['tip']),
    grade: LeadGrade.default('ordinary'),
    title: Text(4, 100),
    summary: Text(2, 2000),
  }),
  response: Moved,
});

export const startVerification = endpoint({
  method: 'POST',
  path: '/leads/:id/start',
  summary: 'Take on the verification of the lead',
  params: AtLead,
  body: z.object({ grade: LeadGrade.optional() }),
  response: Moved,
});

export const confirmLead = endpoint({
  method: 'POST',
  path: '/leads/:id/confirm',
  summary: 'Confirm the lead with the five-part assessment',
  params: AtLead,
  body: z.object({ assessment: Assessment, grade: LeadGrade.optional(), reason: Text(2, 1000) }),
  response: Moved,
});

export const refuteLead = endpoint({
  method: 'POST',
  path: '/leads/:id/refute',
  summary: 'Find the lead not true',
  params: AtLead,
  body: z.object({ reason: Text(2, 1000) }),
  response: Moved,
});

export const handOverLead = endpoint({
  method: 'POST',
  path: '/leads/:id/hand-over',
  summary: 'Hand a confirmed lead over to another agency',
  params: AtLead,
  body: z.object({ to: Text(2, 100), reason: Text(2, 1000) }),
  response: Moved,
});

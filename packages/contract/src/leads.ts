import { z } from 'zod';
import { Clock, DueState } from './clocks.ts';
import { AreaCode, Instant, page, PageQuery, PlainDateText, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Localized } from './law.ts';
import { TimelineEntry } from './timeline.ts';

/** 待核查, 核查中, 属实, 不属实, 已立案, 已移送, 已并入. */
export const LeadState = z.enum(['received', 'verifying', 'confirmed', 'refuted', 'in_case', 'handed_over', 'merged']);
export type LeadState = z.infer<typeof LeadState>;

/** `take` happens when a case is opened from the lead, `pass` when another area has taken it over. */
export const LeadAction = z.enum(['start', 'confirm', 'refute', 'hand-over', 'take', 'pass', 'merge', 'unmerge']);
export type LeadAction = z.infer<typeof LeadAction>;

/** 群众举报, 媒体, 网上举报, 部门移交, 主动筛查, 摸排, 网上巡查, 其他. */
export const LeadSource = z.enum([
  'tip',
  'media',
  'online',
  'handed_over',
  'screening',
  'sweep',
  'online_patrol',
  'other',
]);
export type LeadSource = z.infer<typeof LeadSource>;

/** 一般, 重要, 重大. */
export const LeadGrade = z.enum(['ordinary', 'important', 'major']);
export type LeadGrade = z.infer<typeof LeadGrade>;

/** 场所, 电话, 网站, 应用程序, 企业名称, 统一社会信用代码, 组织或项目名称. */
export const MarkKind = z.enum(['place', 'phone', 'site', 'app', 'firm', 'credit_code', 'name']);
export type MarkKind = z.infer<typeof MarkKind>;

export const LeadMarkInput = z.object({ kind: MarkKind, text: z.string().trim().min(2).max(200) });
export type LeadMarkInput = z.infer<typeof LeadMarkInput>;

export const LeadOriginInput = z.object({
  agency: z.string().trim().min(2).max(100),
  paperNumber: z.string().trim().max(100).default(''),
  paperDate: PlainDateText.optional(),
});

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
  /** Agency and officer it is assigned to; null while it is not. */
  agencyName: z.string().nullable(),
  officerName: z.string().nullable(),
  /** Another area has not answered yet, or competence is in dispute. */
  handingOver: z.enum(['sent', 'refused', 'disputed']).nullable(),
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
  /** The lead that goes on for this one. */
  mergedInto: z.object({ id: RecordId, title: z.string() }).nullable(),
  /** Version of the grading criteria and those that were met. */
  gradeBasis: z.object({ version: z.string(), criteria: z.array(Localized) }).nullable(),
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
    /** A running clock is near its end, or past it. */
    due: z.enum(['near', 'overdue']).optional(),
    /** Not ended and registered at least so many days ago. */
    age: z.coerce.number().int().min(1).max(3650).optional(),
    officer: RecordId.optional(),
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
    /** What it is about, so that duplicates are found. */
    marks: z.array(LeadMarkInput).max(30).default([]),
    /** The agency that handed it over, with the number and date of its paper. */
    from: LeadOriginInput.optional(),
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

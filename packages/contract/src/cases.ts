import { z } from 'zod';
import { Clock, DueState } from './clocks.ts';
import { AreaCode, Instant, page, PageQuery, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { EvidenceItem } from './evidence.ts';
import { Person } from './persons.ts';
import { TimelineEntry } from './timeline.ts';

/** The administrative procedure (普通程序). */
export const CaseState = z.enum([
  'proposed', // 立案待批
  'not_filed', // 不予立案
  'filed', // 已立案
  'investigating', // 调查中
  'under_review', // 审核中（法制审核）
  'reviewed', // 审核通过，待决定
  'decided', // 已决定
  'closed', // 已结案
  'transfer_proposed', // 拟移送公安
  'transferred', // 批准移送公安
  'handed_over', // 已移交公安
]);
export type CaseState = z.infer<typeof CaseState>;

export const CaseAction = z.enum([
  'approve-filing',
  'refuse-filing',
  'start-investigation',
  'submit-review',
  'pass-review',
  'return-review',
  'decide',
  'close',
  'propose-transfer',
  'approve-transfer',
  'refuse-transfer',
  'confirm-handover',
]);
export type CaseAction = z.infer<typeof CaseAction>;

/** What `can` of a case may hold beside the workflow's actions. */
export const CaseAddition = z.enum(['note', 'add-evidence', 'add-person', 'decide-role', 'analyse']);
export type CaseAddition = z.infer<typeof CaseAddition>;

/** punish = 行政处罚, no_penalty = 不予处罚, dismiss = 撤销案件（违法事实不成立）. */
export const CaseOutcome = z.enum(['punish', 'no_penalty', 'dismiss']);
export type CaseOutcome = z.infer<typeof CaseOutcome>;

/** 骗取入门费, 拉人头, 团队计酬, 网络传销, 聚集式传销, 其他. */
export const SchemeType = z.enum(['entry_fee', 'headcount', 'team_reward', 'online', 'gathered', 'other']);
export type SchemeType = z.infer<typeof SchemeType>;

export const Officer = z.object({ id: RecordId, name: z.string() });
export type Officer = z.infer<typeof Officer>;

/** 当事人 of the administrative case. */
export const Party = z.object({ kind: z.enum(['firm', 'person', 'unknown']), name: z.string().trim().min(2).max(100) });
export type Party = z.infer<typeof Party>;

export const CaseRow = z.object({
  id: RecordId,
  /** 案号, given when the filing is approved. */
  number: z.string().nullable(),
  title: z.string(),
  areaCode: AreaCode,
  areaName: z.string(),
  agencyName: z.string(),
  state: CaseState,
  officers: z.array(Officer),
  schemeTypes: z.array(SchemeType),
  openedAt: Instant,
  filedAt: Instant.nullable(),
  /** The running clock that ends first. */
  dueAt: Instant.nullable(),
  dueState: DueState.nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const CaseDetail = CaseRow.extend({
  /** 案由. */
  cause: z.string(),
  leadId: RecordId.nullable(),
  parties: z.array(Party),
  openedBy: z.string(),
  filingApprovedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  outcome: CaseOutcome.nullable(),
  evidence: z.array(EvidenceItem),
  persons: z.array(Person),
  clocks: z.array(Clock),
  timeline: z.array(TimelineEntry),
  /** Who looked at the case, newest first, at most fifty. */
  looks: z.array(z.object({ actorName: z.string(), agencyName: z.string(), at: Instant })),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

export const listCases = endpoint({
  method: 'GET',
  path: '/cases',
  summary: 'Cases of the jurisdiction, newest first',
  query: PageQuery.extend({
    /** In number or title. */
    text: z.string().trim().max(50).optional(),
    state: CaseState.optional(),
    area: AreaCode.optional(),
    /** Only cases of which the caller is an officer. */
    mine: z.stringbool().optional(),
    openedFrom: z.iso.date().optional(),
    openedTo: z.iso.date().optional(),
  }),
  response: page(CaseRow),
});

/** Also leaves in the log who looked, once in ten minutes for each user and case. */
export const getCase = endpoint({
  method: 'GET',
  path: '/cases/:id',
  summary: 'A case with its parties, clocks, evidence and persons',
  params: z.object({ id: RecordId }),
  response: presented(CaseDetail),
});

/** Officers who may be named for a case. */
export const listCaseOfficers = endpoint({
  method: 'GET',
  path: '/case-officers',
  summary: 'Officers of the jurisdiction who may work on a case',
  response: z.array(Officer.extend({ agencyName: z.string() })),
});

const Text = (min: number, max: number) => z.string().trim().min(min).max(max);

export const openCase = endpoint({
  method: 'POST',
  path: '/cases',
  summary: 'Propose a case for filing (立案审批), usually from a confirmed lead, with two officers named',
  body: z.object({
    id: RecordId,
    leadId: RecordId.optional(),
    title: Text(4, 120),
    areaCode: AreaCode,
    /** Users; at least two of them. */
    officers: z
      .array(RecordId)
      .min(2, '办案人员不得少于两人')
      .max(10)
      .refine((ids) => new Set(ids).size === ids.length, '同一办案人员不能重复'),
    cause: Text(2, 200),
    schemeTypes: z.array(SchemeType).max(6).default([]),
    parties: z.array(Party).max(20).default([]),
  }),
  response: z.object({ id: RecordId, state: CaseState }),
});

const AtCase = z.object({ id: RecordId });
const Moved = z.object({ id: RecordId, state: CaseState });
const WithReason = z.object({ reason: Text(2, 1000) });
const MaybeReason = z.object({ reason: Text(2, 1000).optional() });

export const approveFiling = endpoint({
  method: 'POST',
  path: '/cases/:id/approve-filing',
  summary: 'Approve the filing; gives the case its number and starts the clock of the decision',
  params: AtCase,
  body: MaybeReason,
  response: Moved.extend({ number: z.string() }),
});

export const refuseFiling = endpoint({
  method: 'POST',
  path: '/cases/:id/refuse-filing',
  summary: 'Decide not to file (不予立案)',
  params: AtCase,
  body: WithReason,
  response: Moved,
});

export const startInvestigation = endpoint({
  method: 'POST',
  path: '/cases/:id/start-investigation',
  summary: 'Begin the investigation',
  params: AtCase,
  body: MaybeReason,
  response: Moved,
});

export const submitReview = endpoint({
  method: 'POST',
  path: '/cases/:id/submit-review',
  summary: 'Submit the investigation report for legal review',
  params: AtCase,
  body: MaybeReason,
  response: Moved,
});

export const passReview = endpoint({
  method: 'POST',
  path: '/cases/:id/pass-review',
  summary: 'Pass the legal review',
  params: AtCase,
  body: WithReason,
  response: Moved,
});

export const returnReview = endpoint({
  method: 'POST',
  path: '/cases/:id/return-review',
  summary: 'Send the case back for further investigation',
  params: AtCase,
  body: WithReason,
  response: Moved,
});

export const decideCase = endpoint({
  method: 'POST',
  path: '/cases/:id/decide',
  summary: 'Decide the case',
  params: AtCase,
  body: WithReason.extend({ outcome: CaseOutcome }),
  response: Moved,
});

export const closeCase = endpoint({
  method: 'POST',
  path: '/cases/:id/close',
  summary: 'Close the case',
  params: AtCase,
  body: WithReason,
  response: Moved,
});

export const proposeTransfer = endpoint({
  method: 'POST',
  path: '/cases/:id/propose-transfer',
  summary: 'Propose the transfer to the police',
  params: AtCase,
  body: WithReason,
  response: Moved,
});

export const approveTransfer = endpoint({
  method: 'POST',
  path: '/cases/:id/approve-transfer',
  summary: 'Approve the transfer to the police',
  params: AtCase,
  body: MaybeReason,
  response: Moved,
});

export const refuseTransfer = endpoint({
  method: 'POST',
  path: '/cases/:id/refuse-transfer',
  summary: 'Refuse the transfer; the investigation goes on',
  params: AtCase,
  body: WithReason,
  response: Moved,
});

export const confirmHandover = endpoint({
  method: 'POST',
  path: '/cases/:id/confirm-handover',
  summary: 'Record that the papers were handed over to the police',
  params: AtCase,
  body: WithReason,
  response: Moved,
});

export const noteCase = endpoint({
  method: 'POST',
  path: '/cases/:id/notes',
  summary: 'Add a note to the time line',
  params: AtCase,
  body: z.object({ text: Text(2, 1000) }),
  response: z.object({ id: RecordId }),
});

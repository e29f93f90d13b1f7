import { z } from 'zod';
import { Instant, PlainDateText, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Localized } from './law.ts';
import { LeadGrade, LeadState } from './leads.ts';

const Text = (min: number, max: number) => z.string().trim().min(min).max(max);
const AtLead = z.object({ id: RecordId });
const Of = z.object({ id: RecordId });

// Grade -------------------------------------------------------------------------------------------

export const listGradeCriteria = endpoint({
  method: 'GET',
  path: '/lead-grades',
  summary: 'The criteria of the grades in force today',
  response: z.object({
    version: z.string(),
    criteria: z.array(z.object({ id: z.string(), grade: LeadGrade, title: Localized })),
  }),
});

export const gradeLead = endpoint({
  method: 'POST',
  path: '/leads/:id/grade',
  summary: 'Grade the lead by the criteria it meets; the highest counts. Another grade than that needs a reason',
  params: AtLead,
  body: z.object({ criteria: z.array(z.string()).max(30), grade: LeadGrade, reason: Text(2, 1000).optional() }),
  response: Of.extend({ grade: LeadGrade }),
});

// Assignment --------------------------------------------------------------------------------------

export const listAssignees = endpoint({
  method: 'GET',
  path: '/leads/:id/assignees',
  summary: 'Agencies and officers to whom the lead may be assigned',
  params: AtLead,
  response: z.object({
    agencies: z.array(
      z.object({
        id: RecordId,
        name: z.string(),
        officers: z.array(z.object({ id: RecordId, name: z.string() })),
      }),
    ),
  }),
});

export const LeadAssignment = z.object({
  id: RecordId,
  agencyId: RecordId,
  agencyName: z.string(),
  officerId: RecordId.nullable(),
  officerName: z.string().nullable(),
  note: z.string(),
  assignedName: z.string(),
  assignedAt: Instant,
  acceptedName: z.string().nullable(),
  acceptedAt: Instant.nullable(),
  declinedName: z.string().nullable(),
  declinedAt: Instant.nullable(),
  declineReason: z.string().nullable(),
  /** Empty while it is in force. */
  endedAt: Instant.nullable(),
});
export type LeadAssignment = z.infer<typeof LeadAssignment>;

export const assignLead = endpoint({
  method: 'POST',
  path: '/leads/:id/assign',
  summary: 'Assign the lead to an agency, and to an officer of it; an earlier assignment ends',
  params: AtLead,
  body: z.object({
    assignmentId: RecordId,
    agencyId: RecordId,
    officerId: RecordId.optional(),
    note: Text(0, 1000).default(''),
  }),
  response: Of,
});

export const acceptAssignment = endpoint({
  method: 'POST',
  path: '/leads/:id/assignment/accept',
  summary: 'Accept the assignment (签收); by the officer, or by one of the agency where none is named',
  params: AtLead,
  body: z.object({}),
  response: Of,
});

export const declineAssignment = endpoint({
  method: 'POST',
  path: '/leads/:id/assignment/decline',
  summary: 'Decline the assignment with a reason; the office assigns anew',
  params: AtLead,
  body: z.object({ reason: Text(2, 1000) }),
  response: Of,
});

// Assessment --------------------------------------------------------------------------------------

/** 组织、人员、窝点、规模、动态 while they are found out; empty text and null say that something is not known yet. */
export const AssessmentDraft = z.object({
  organisation: Text(0, 1000),
  people: Text(0, 1000),
  /** Head-count and organisers or lecturers, as far as known. */
  peopleCount: z.int().min(0).max(1_000_000).nullable(),
  leaderCount: z.int().min(0).max(100_000).nullable(),
  hideouts: Text(0, 1000),
  hideoutCount: z.int().min(0).max(10_000).nullable(),
  scale: Text(0, 1000),
  /** Money taken, in fen. */
  moneyFen: z.int().min(0).nullable(),
  developments: Text(0, 1000),
  /** The last day on which activity was seen. */
  lastSeen: PlainDateText.nullable(),
});
export type AssessmentDraft = z.infer<typeof AssessmentDraft>;

/** What an assessment still lacks, in the order of the form. */
export const AssessmentGap = z.enum([
  'organisation',
  'people',
  'people_count',
  'leader_count',
  'hideouts',
  'hideout_count',
  'scale',
  'money',
  'developments',
  'last_seen',
  'last_seen_old',
]);
export type AssessmentGap = z.infer<typeof AssessmentGap>;

export const AssessmentVersion = z.object({
  version: z.number().int(),
  parts: AssessmentDraft,
  missing: z.array(AssessmentGap),
  savedName: z.string(),
  savedAt: Instant,
});
export type AssessmentVersion = z.infer<typeof AssessmentVersion>;

export const saveAssessment = endpoint({
  method: 'POST',
  path: '/leads/:id/assessment',
  summary: 'Save a new version of the assessment; refused when somebody saved one meanwhile',
  params: AtLead,
  body: z.object({ basedOn: z.int().min(0), parts: AssessmentDraft }),
  response: Of.extend({ version: z.number().int(), missing: z.array(AssessmentGap) }),
});

// Feedback ----------------------------------------------------------------------------------------

export const LeadOutcome = z.enum(['confirmed', 'refuted', 'in_case', 'handed_over']);
export type LeadOutcome = z.infer<typeof LeadOutcome>;

/** 回执码, 电话, 书面, 当面, 短信. */
export const FeedbackWay = z.enum(['code', 'phone', 'letter', 'visit', 'message']);
export type FeedbackWay = z.infer<typeof FeedbackWay>;

/** A tip behind the lead, in the order of arrival. */
export const TipBehind = z.object({
  tipId: RecordId,
  receivedAt: Instant,
  named: z.boolean(),
  /** The reporter can read an answer with the receipt code. */
  hasCode: z.boolean(),
  /** Through which lead it came: this one or one merged into it. */
  leadId: RecordId,
  feedback: z.object({ outcome: LeadOutcome, way: FeedbackWay, givenName: z.string(), givenAt: Instant }).nullable(),
});
export type TipBehind = z.infer<typeof TipBehind>;

export const giveFeedback = endpoint({
  method: 'POST',
  path: '/leads/:id/feedback',
  summary: 'Tell the reporter of a tip behind the lead what became of it; by code the words appear in his conversation',
  params: AtLead,
  body: z.object({ tipId: RecordId, way: FeedbackWay, text: Text(4, 1000) }),
  response: Of,
});

// The agency that handed it over ------------------------------------------------------------------

export const LeadOrigin = z.object({
  agency: z.string(),
  paperNumber: z.string(),
  paperDate: PlainDateText.nullable(),
  receivedName: z.string().nullable(),
  receivedAt: Instant.nullable(),
  answer: z.string().nullable(),
  answeredName: z.string().nullable(),
  answeredAt: Instant.nullable(),
});
export type LeadOrigin = z.infer<typeof LeadOrigin>;

export const acknowledgeOrigin = endpoint({
  method: 'POST',
  path: '/leads/:id/origin/receipt',
  summary: 'Record that the agency that handed the lead over got its receipt',
  params: AtLead,
  body: z.object({}),
  response: Of,
});

export const answerOrigin = endpoint({
  method: 'POST',
  path: '/leads/:id/origin/answer',
  summary: 'Record the answer to the agency that handed the lead over',
  params: AtLead,
  body: z.object({ answer: Text(2, 2000) }),
  response: Of,
});

// Delay -------------------------------------------------------------------------------------------

/** 现场不具备条件, 人员流动难找, 等待其他部门, 等待鉴定, 人手不足, 管辖未定, 其他. */
export const DelayCause = z.enum(['scene', 'people', 'other_agency', 'expert', 'staff', 'jurisdiction', 'other']);
export type DelayCause = z.infer<typeof DelayCause>;

export const LeadDelay = z.object({ cause: DelayCause, note: z.string(), byName: z.string(), at: Instant });
export type LeadDelay = z.infer<typeof LeadDelay>;

export const explainDelay = endpoint({
  method: 'POST',
  path: '/leads/:id/delay',
  summary: 'Say why the lead is late or will be',
  params: AtLead,
  body: z.object({ cause: DelayCause, note: Text(2, 1000) }),
  response: Of,
});

// Together ----------------------------------------------------------------------------------------

/** Everything about the work on a lead, in one answer. */
export const LeadWork = z.object({
  state: LeadState,
  assignments: z.array(LeadAssignment),
  assessments: z.array(AssessmentVersion),
  tips: z.array(TipBehind),
  origin: LeadOrigin.nullable(),
  delays: z.array(LeadDelay),
});
export type LeadWork = z.infer<typeof LeadWork>;

export const getLeadWork = endpoint({
  method: 'GET',
  path: '/leads/:id/work',
  summary: 'Assignments, versions of the assessment, tips behind it with feedback, its origin, reasons of delay',
  params: AtLead,
  response: z.object({ data: LeadWork, can: z.array(z.string()) }),
});
